// Makes data/docs/board.png from the running program: the board of the demonstration brigade at the end of its year.
//   node tests/browser/picture.mjs        (after tests/run or app/run has built the program and fetched the packages)
// The day is fixed and the board is asked for that evening, so the picture tells the same on every day it is made.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { demoStore, openBrowser, root, serve, visit } from './harness.mjs';

const DAY = '2026-11-23', AT = `${DAY}T20:00:00+08:00`;
const server = await serve(demoStore(DAY));
const browser = await openBrowser(['--disable-lcd-text', '--force-device-scale-factor=1']);
try {
  const { page, go } = await visit(browser, server.url, { lang: 'en', theme: 'light', width: 1440, height: 900 });
  await go(`/?at=${encodeURIComponent(AT)}`);
  await page.evaluate(() => {
    document.querySelector('.note.past')?.remove();     // the picture shows the board as it stood that evening
    document.activeElement?.blur();
  });
  const squads = await page.locator('.squad:has(.tiles)').evaluateAll((all) => all.slice(0, 2).map((one) => one.getBoundingClientRect().bottom));
  const height = Math.ceil(Math.max(900, ...squads)) + 12;   // both squads whole
  await page.setViewportSize({ width: 1440, height });
  const path = join(root, 'data', 'docs', 'board.png');
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  console.log(`data/docs/board.png: 1440 x ${height}, ${Math.round(statSync(path).size / 1024)} kB`);
} finally {
  await browser.close();
  await server.stop();
}
