// The books: a figure of the rules is confirmed from the printed copy; the journal shows it; a record is undone from the story of its unit.
import { demoStore, holds, same, serve, board, stateOf, visit, OFFICER } from '../harness.mjs';

export function journeys({ browser, languages }) {
  return languages.map((lang) => [`a rule is confirmed, the journal tells it, a fault is reported and undone (${lang})`, async () => {
    const server = await serve(demoStore());
    const { page, go, close } = await visit(browser, server.url, { lang });
    const send = async () => { await page.locator('main form[method=post] button.go').last().click(); await page.waitForLoadState(); };

    await go('/rules');
    const open = await page.locator('a[href^="/rules/confirm"]').count();
    await go(await page.locator('a[href*="rule=cylinder.minimum"]').first().getAttribute('href'));
    await page.locator('[name=document]').fill('AQ 1009');
    await page.locator('[name=page]').fill('12');
    await send();
    await page.waitForURL('**/rules');
    same(open - 1, await page.locator('a[href^="/rules/confirm"]').count(), 'figures that wait to be confirmed');
    await go('/journal');
    await page.locator('main table a.id').first().click();
    holds((await page.locator('pre.bytes').innerText()).includes('cylinder.minimum'), 'the newest record is the confirmation, byte by byte');

    const set = (await board(server.url)).sets.find((one) => one.state === 'ready').id;
    await go(`/units/${set}/fault`);
    await page.locator('main select[name=code]').selectOption({ index: 1 });
    if (await page.locator('input[name=blocks]').count()) await page.locator('input[name=blocks]').first().check().catch(() => {});
    await send();
    const broken = await stateOf(server.url, set);
    holds(['not_ready', 'under_work'].includes(broken.state) && broken.next_action, `${set} with a fault: ${JSON.stringify(broken)}`);
    await go(`/units/${set}`);
    await page.locator('#story a[href$="/undo"]').first().click();
    await page.locator('[name=reason]').first().evaluate((one) => (one.tagName === 'SELECT' ? (one.selectedIndex = 1) : (one.value = 'wrong set')));
    await send();
    same('ready', (await stateOf(server.url, set)).state, `${set} after the fault was undone`);
    await go(`/units/${set}`);
    holds((await page.locator('#story s').count()) >= 1, 'the undone record stays in the story, struck through');
    await close();
    await server.stop();
    return `${open} figures waited`;
  }]);
}
