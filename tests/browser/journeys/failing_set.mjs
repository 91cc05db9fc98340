// A failing tightness typed in the guided test turns a ready set on the board to not ready, with reason, next action, and the squads' answer.
import { demoStore, holds, Keyboard, same, serve, board, stateOf, visit, OFFICER } from '../harness.mjs';
import { READINGS } from './readings.mjs';

export function journeys({ browser, languages }) {
  return languages.map((lang) => [`a failing tightness typed step by step takes a ready set off the board (${lang})`, async () => {
    const server = await serve(demoStore());
    const { page, go, close } = await visit(browser, server.url, { lang });
    const before = await board(server.url);
    const set = before.sets.find((one) => one.state === 'ready').id;
    await go('/');
    const tile = page.locator(`a.tile[href="/units/${set}"]`);
    holds((await tile.getAttribute('class')).includes('ready'), `the tile of ${set} is ready`);
    const squadsBefore = await page.locator('.squad-h').allInnerTexts();

    await go(`/bench/${set}`);
    const hand = new Keyboard(page);
    const bench = page.locator('select[name=bench]');
    if (!(await bench.inputValue())) await bench.selectOption({ index: 1 });
    // The first step of the list has the focus; Enter leads to the next.
    const steps = await page.locator('[data-step]:not(#sign)').evaluateAll((all) => all.map((one) => one.dataset.step));
    await page.locator('.steps a').first().click();
    for (const step of steps) {
      const reading = step === 'positive-leak' ? '1.8' : READINGS[step];
      if (reading === 'yes') {
        await hand.tabTo(`input[name^="w.${step}."]`);
        await hand.press('Space');
      } else {
        await hand.tabTo(`input[name^="v.${step}"]`);
        await hand.type(reading);
      }
      if (step === 'positive-leak') {
        await page.waitForSelector(`[data-verdict="positive-leak"] .st.bad`);
      }
      await hand.press('Enter');
    }
    await page.waitForSelector('#sign:not([hidden])');
    await page.locator('select[name=by]').selectOption(OFFICER);
    await hand.tabTo('button[name=do][value=record]');
    await hand.press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/bench/'));

    const after = await stateOf(server.url, set);
    same('not_ready', after.state, `${set} after its test`);
    holds(after.reasons.length > 0 && after.next_action, `${set} says why and what next: ${JSON.stringify(after)}`);
    await go('/');
    holds((await tile.getAttribute('class')).includes('bad'), `the tile of ${set} is not ready`);
    const said = await tile.innerText();
    holds(said.includes(lang === 'en' ? 'not ready' : '停用') || said.toLowerCase().includes('not ready'), `the tile says the state: ${said}`);
    holds((await tile.locator('.why').innerText()).trim().length > 3, `the tile says the reason: ${said}`);
    const squadsAfter = await page.locator('.squad-h').allInnerTexts();
    holds(JSON.stringify(squadsBefore) !== JSON.stringify(squadsAfter), `the squad's answer changed: ${squadsAfter}`);
    // The page of the set says the same, with its next action.
    await tile.click();
    holds((await page.locator('main').innerText()).includes('1.8'), 'the page of the set shows the reading as typed');
    await close();
    await server.stop();
    return `${hand.strokes} keystrokes; ${after.reasons[0].text}; ${after.next_action}`;
  }]);
}
