// The board reloads itself when somebody else writes, and says that it is old when the server is gone.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoStore, holds, root, run, serve, visit, board } from '../harness.mjs';

// The shipped sample, cut to one set and told as of half an hour ago.
function failedTest(folder, set) {
  const [head, ...rows] = readFileSync(join(root, 'data', 'samples', 'generic-wide.csv'), 'utf8').trim().split('\n');
  const clock = (minutes) => new Date(Date.now() + 8 * 3600e3 - minutes * 60e3).toISOString().slice(0, 16).replace('T', ' ');  // Shanghai
  const row = rows[Number(set.slice(-2)) - 1].split(',');
  [row[1], row[2], row[11]] = [clock(40), clock(25), '2.2'];
  const file = join(folder, 'bench.csv');
  writeFileSync(file, `${head}\n${row.join(',')}\n`);
  return file;
}

export function journeys({ browser }) {
  return [['the board shows what another program wrote, and says when its server is gone', async () => {
    const server = await serve(demoStore());
    const { page, context, complaints, go } = await visit(browser, server.url);
    await page.clock.install();
    await go('/');
    const set = (await board(server.url)).sets.find((one) => one.state === 'ready').id;
    const tile = page.locator(`a.tile[href="/units/${set}"]`);
    await page.locator(`a.tile.ready[href="/units/${set}"]`).waitFor();
    // Another process writes to the same store while the server runs: a bench file with a test that this set failed just now.
    run(['import', '--data', server.data, failedTest(server.data, set)]);
    await tile.focus();
    await page.clock.runFor(31000);
    await page.locator(`a.tile.bad[href="/units/${set}"]`).waitFor();
    holds(await page.evaluate(() => document.activeElement.matches('a.tile')), 'the focus stays where it was');
    holds(await page.locator('#stale').isHidden(), 'fresh data are not called old');

    await server.stop();
    await page.clock.runFor(100000);
    await page.waitForSelector('#stale:not([hidden])');
    holds(await page.locator('#pulse').evaluate((one) => one.classList.contains('bad')), 'the pulse shows it too');
    const again = await serve(server.data);
    holds((await board(again.url)).sets.length === 14, 'the store is served again');
    await again.stop();
    const other = complaints.filter((one) => !one.includes('ERR_CONNECTION_REFUSED'));
    await context.close();
    if (other.length) throw new Error(other.join('\n'));
  }]];
}
