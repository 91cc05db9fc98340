// The officer scans a set out and in again, by keyboard only.
import { demoStore, holds, Keyboard, same, serve, board, stateOf, visit } from '../harness.mjs';

export function journeys({ browser, languages }) {
  return languages.map((lang) => [`the officer scans a set out and in by keyboard only (${lang})`, async () => {
    const server = await serve(demoStore());
    const { page, go, close } = await visit(browser, server.url, { lang });
    const set = (await board(server.url)).sets.find((one) => one.state === 'ready').id;
    const hand = new Keyboard(page);
    await go('/');
    await hand.press('F2');                                    // from any page to the scan station
    await page.waitForURL('**/scan**');
    const squad = 'squad:1';
    // Who takes it: chosen by keyboard in the mode "out".
    await go('/scan?mode=out');
    await hand.tabTo('#f-holder');
    while ((await page.locator('#f-holder').inputValue()) !== squad) await hand.press('ArrowDown');
    await hand.press('F2');
    await hand.type(set);
    await hand.press('Enter');
    await page.waitForSelector('.lastscan [data-undo]');
    same('deployed', (await stateOf(server.url, set)).state, `${set} after it was scanned out`);

    await go('/scan?mode=in');
    await hand.type(set);
    await hand.press('Enter');
    await page.waitForSelector('button[name=act][value=carried]');
    await hand.tabTo('button[name=act][value=carried]');
    await hand.press('Enter');
    await page.waitForSelector('.lastscan [data-undo]');
    const back = await stateOf(server.url, set);
    holds(back.state !== 'deployed' && back.next_action.includes('look it over'), `${set} came back unused and asks for a look: ${JSON.stringify(back)}`);
    await go(`/units/${set}/care?step=looked-over`);
    await page.locator('main form[method=post] button').last().click();
    await page.waitForURL((url) => !url.pathname.endsWith('/care'));
    same('ready', (await stateOf(server.url, set)).state, `${set} after it was looked over`);

    // Worn: it owes its test, and says so.
    await go('/scan?mode=out&holder=squad:1');
    await hand.type(set); await hand.press('Enter');
    await page.waitForSelector('.lastscan [data-undo]');
    await go('/scan?mode=in');
    await hand.type(set); await hand.press('Enter');
    await page.waitForSelector('button[name=act][value=worn]');
    await hand.tabTo('button[name=act][value=worn]');
    await hand.press('Enter');
    await page.waitForSelector('.lastscan [data-undo]');
    const worn = await stateOf(server.url, set);
    holds(worn.state !== 'ready' && worn.next_action && worn.reasons.length > 0, `${set} was worn and stands ${JSON.stringify(worn)}`);
    // F8 takes the last act back.
    await hand.press('F8');
    await page.waitForSelector('.log .undone');
    same('deployed', (await stateOf(server.url, set)).state, `${set} after its return was undone`);
    await close();
    await server.stop();
    return `${hand.strokes} keystrokes`;
  }]);
}
