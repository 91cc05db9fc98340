// The first evening: from an empty folder to a board that tells the truth, all of it typed into the pages.
import { emptyFolder, holds, same, serve, board, visit } from '../harness.mjs';

const SETS = ['BG4-01', 'BG4-02', 'BG4-03', 'BG4-04', 'BG4-05', 'BG4-06', 'BG4-07'];
const daysAgo = (days) => new Date(Date.now() + 8 * 3600e3 - days * 86400e3).toISOString().slice(0, 10);  // the store's zone: Shanghai

export function journeys({ browser, languages }) {
  return languages.map((lang) => [`on the first evening an empty store becomes a true board (${lang})`, async () => {
    const server = await serve(emptyFolder());
    const { page, go, close } = await visit(browser, server.url, { lang, person: '' });
    const send = async () => {
      const here = new URL(page.url()).pathname;
      await page.locator('main form[method=post] button.go').last().click();
      await page.waitForLoadState();
      if (await page.locator('.error-summary').count()) throw new Error(`${here}: ${await page.locator('.error-summary').innerText()}`);
    };
    const fill = async (values) => { for (const [name, value] of Object.entries(values)) await page.locator(`main [name="${name}"]`).last().fill(value); };

    await go('/');
    await page.locator('main a[href="/setup"]').first().click();
    holds((await page.locator('.steps4 li').count()) >= 7, 'the steps of the set-up');
    await go('/people');
    await fill({ code: 'P001', name: '王建国', number: '0117' });
    await page.locator('main input[name=duties][value="equipment-officer"]').last().check();
    await send();
    await page.locator('#who').selectOption('P001');             // from here on everything is told by somebody
    await page.waitForFunction(() => document.getElementById('who').value === 'P001' && document.readyState === 'complete');
    await page.waitForLoadState();

    await go('/setup/racks');
    await fill({ rack: 'R01', count: '2', rows: '1', slots: '10' });
    await page.locator('main select[name=kind]').selectOption('bg4');
    await send();
    await go('/setup/benches');
    await page.locator('[name="v.kind.1"]').selectOption('bench').catch(() => {});
    await fill({ 'v.code.1': 'TB-01', 'v.serial.1': '7', 'v.number.1': 'JL-1', 'v.issued.1': daysAgo(200), 'v.valid_to.1': daysAgo(-160) });
    await send();
    await go('/setup/sets?count=7&kind=bg4');
    for (let i = 1; i <= 7; i++) await fill({ [`v.code.${i}`]: SETS[i - 1], [`v.serial.${i}`]: `ARXK-${i}`, [`v.slot.${i}`]: `R01/A${i}` });
    await send();
    same(7, (await board(server.url)).sets.filter((set) => set.state !== 'ready').length, 'sets of which nothing is known are not ready');
    await go('/setup/parts');
    for (const [i, set] of SETS.entries()) {
      await fill({ [`v.cylinder.code.${set}`]: `CYL-${i + 1}`, [`v.cylinder.serial.${set}`]: `C${i + 1}`, [`v.cylinder.requalified.${set}`]: daysAgo(400),
        [`v.absorber.code.${set}`]: `ABS-${i + 1}`, [`v.absorber.serial.${set}`]: `L${i + 1}`, [`v.absorber.made.${set}`]: daysAgo(500) });
    }
    await send();
    await go('/opening');
    for (const set of SETS) {
      await fill({ [`v.tested.${set}`]: daysAgo(12), [`v.p.cylinder.${set}`]: '20.0', [`v.pd.cylinder.${set}`]: daysAgo(1),
        [`v.n.absorber.${set}`]: '2', [`v.d.absorber-fitted.${set}`]: daysAgo(50) });
      await page.locator(`[name="v.result.${set}"]`).selectOption('passed');
    }
    await send();
    await go('/squads');
    for (const set of SETS) await page.locator(`input[name=sets][value="${set}"]`).check();
    await fill({ squad: '1' });
    await page.locator('main form[action="/squads"] select[name=duty]').selectOption('on_duty');
    await send();

    await go('/');
    same(7, await page.locator('a.tile.ready, a.tile.due').count(), 'sets that can be worn');
    same('1', (await page.locator('.count .a span').first().innerText()).trim(), 'squads that can go');
    await close();
    await server.stop();
    return `7 sets, 1 squad can go`;
  }]);
}
