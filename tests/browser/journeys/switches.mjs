// Language and display are switched on any page, by links, and stay.
import { demoStore, holds, same, serve, visit } from '../harness.mjs';

const look = (page) => page.evaluate(() => ({
  lang: document.documentElement.lang, theme: document.documentElement.dataset.theme,
  paper: getComputedStyle(document.documentElement).backgroundColor, ink: getComputedStyle(document.body).color,
}));
const rgb = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number);

export function journeys({ browser }) {
  return [['choosing a name keeps what was typed on the page, and the question of the page', async () => {
    const server = await serve(demoStore());
    const { page, go, close } = await visit(browser, server.url);
    await go('/units/BG4-01/fault');
    await page.locator('main [name=note]').fill('hisses at the hose');
    await page.locator('#who').selectOption('P004');
    await page.waitForFunction(() => document.querySelector('main [name=person]').value === 'P004');
    same('hisses at the hose', await page.locator('main [name=note]').inputValue(), 'what was typed before the name was chosen');
    await go('/due?kind=bg4');
    same('P004', await page.locator('#who').inputValue(), 'who is at the screen, on the next page');
    await page.locator('#who').selectOption('P001');
    await page.waitForFunction(() => document.getElementById('who').value === 'P001' && document.readyState === 'complete');
    holds(page.url().endsWith('/due?kind=bg4'), `the list keeps its filter: ${page.url()}`);
    await close();
    await server.stop();
  }], ['language and display are switched by links and stay; the red display holds no green or blue', async () => {
    const server = await serve(demoStore());
    const { page, go, close } = await visit(browser, server.url, { lang: '' });
    await go('/');
    same('en', (await look(page)).lang, 'what the browser wishes for');
    await page.locator('a[hreflang="zh-CN"]').click();
    same('zh-CN', (await look(page)).lang, 'after the link');
    await go('/ledger');
    same('zh-CN', (await look(page)).lang, 'on another page');
    await page.locator('a[hreflang="en"]').click();
    await go('/bench');
    same('en', (await look(page)).lang, 'and back');

    const seen = {};
    for (const theme of ['light', 'dark', 'red']) {
      await go('/');
      await page.locator(`.theme a[href*="theme=${theme}"]`).click();
      await go('/ledger');
      seen[theme] = await look(page);
      same(theme, seen[theme].theme, 'the display on another page');
    }
    const light = (colour) => rgb(colour).reduce((sum, part) => sum + part, 0);
    holds(light(seen.light.paper) > 600 && light(seen.dark.paper) < 150 && light(seen.red.paper) < 100, `paper: ${JSON.stringify(seen)}`);
    // Night eyes: on the red display whatever is drawn is red by far, or dark.
    for (const path of ['/', '/ledger', '/bench', '/units/BG4-01']) {
      await go(path);
      const cold = await page.evaluate(() => {
        const out = new Set();
        for (const one of document.querySelectorAll('body, body *')) {
          const style = getComputedStyle(one);
          for (const colour of [style.color, style.backgroundColor, style.borderTopColor, style.fill]) {
            const [r, g, b, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
            if (a > 0 && Math.max(g, b) > 0.7 * r + 6) out.add(`${one.tagName}.${one.getAttribute('class')} ${colour}`);
          }
        }
        return [...out].slice(0, 5);
      });
      same([], cold, `colours that blind on ${path}`);
    }
    await close();
    await server.stop();
  }]];
}
