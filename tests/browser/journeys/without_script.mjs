// With JavaScript switched off the main job still goes: board, out and in at the door, the guided test.
import { demoStore, holds, same, serve, board, stateOf, visit, OFFICER } from '../harness.mjs';
import { READINGS } from './readings.mjs';

export function journeys({ browser, languages }) {
  return languages.map((lang) => [`without JavaScript: board, guided test, out and in (${lang})`, async () => {
    const server = await serve(demoStore());
    const { page, go, close } = await visit(browser, server.url, { lang, script: false, person: '' });
    const set = (await board(server.url)).sets.find((one) => one.state === 'ready').id;
    await go('/');
    same(14, await page.locator('a.tile').count(), 'sets on the board');
    await page.locator('select#who').selectOption(OFFICER);       // the button does what the script would
    await page.locator('form.who button').click();
    same(OFFICER, await page.locator('select#who').inputValue(), 'who is at this screen');

    await go(`/bench/${set}`);
    const bench = page.locator('select[name=bench]');
    if (!(await bench.inputValue())) await bench.selectOption({ index: 1 });
    for (const [step, reading] of Object.entries(READINGS)) {
      if (reading === 'yes') await page.locator(`label:has(input[name^="w.${step}."][value=yes])`).click();
      else await page.locator(`input[name^="v.${step}."]`).fill(step === 'positive-leak' ? '1.6' : reading);
    }
    await page.locator('button[name=do][value=check]').last().click();
    holds(await page.locator('[data-verdict="positive-leak"] .st.bad').isVisible(), 'checking shows the verdict beside the step');
    await page.locator('select[name=by]').selectOption(OFFICER);
    await page.locator('button[name=do][value=record]').click();
    await page.waitForURL((url) => !url.pathname.startsWith('/bench/'));
    same('not_ready', (await stateOf(server.url, set)).state, `${set} after its test`);

    const other = (await board(server.url)).sets.find((one) => one.state === 'ready').id;
    await go('/scan?mode=out');
    await page.locator('#f-holder').selectOption('squad:1');
    await page.locator('#f-code').fill(other);
    await page.locator('#f-code').press('Enter');
    await page.waitForSelector('.lastscan [data-undo]');
    same('deployed', (await stateOf(server.url, other)).state, `${other} after it went out`);
    await go('/scan?mode=in');
    await page.locator('#f-code').fill(other);
    await page.locator('#f-code').press('Enter');
    await page.locator('button[name=act][value=carried]').click();
    await page.waitForSelector('.lastscan [data-undo]');
    await go(`/units/${other}/care?step=looked-over`);
    await page.locator('main form[method=post] button').last().click();
    await page.waitForURL((url) => !url.pathname.endsWith('/care'));
    same('ready', (await stateOf(server.url, other)).state, `${other} after it came back unused and was looked over`);
    await close();
    await server.stop();
  }]);
}
