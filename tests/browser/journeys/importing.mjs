// A shipped sample through the import page: looked through first, then carried out; what cannot be used stands in quarantine with its reason.
import { join } from 'node:path';
import { demoStore, holds, root, same, serve, visit, OFFICER } from '../harness.mjs';

const sample = (name) => join(root, 'data', 'samples', name);
const size = async (url) => Number((await (await fetch(`${url}/`)).text()).match(/class="id">#(\d+)/)[1]);

export function journeys({ browser, languages }) {
  return languages.map((lang) => [`a bench file is looked through, carried out, its bad lines kept apart (${lang})`, async () => {
    const server = await serve(demoStore());
    const { page, go, close } = await visit(browser, server.url, { lang });
    const before = await size(server.url);
    const handIn = async (name) => {
      await go('/import');
      await page.locator('#f-file').setInputFiles(sample(name));
      await page.locator('main form button.go').first().click();
      await page.waitForURL(/\/import\/[0-9a-f]+/);
      await finished();
    };
    const finished = async () => {   // a long file shows its progress until it is through
      for (let i = 0; i < 40 && (await page.locator('progress').count()); i++) { await page.waitForTimeout(250); await page.reload(); }
    };
    const tally = async (look) => Number(await page.locator(`.tally .${look} b`).innerText());

    await handIn('generic-wide.csv');
    same(14, await tally('ready'), 'tests the dry run would take');
    same(before, await size(server.url), 'a dry run writes nothing');
    await page.locator('select[name=by], select[name=person]').locator('visible=true').last().selectOption(OFFICER).catch(() => {});
    await page.locator('button[value=import]').click();
    await finished();
    same(14, await tally('ready'), 'tests taken');
    const after = await size(server.url);
    holds(after > before, `the journal grew from ${before} to ${after}`);

    await handIn('generic-wide.csv');                             // the same file again: nothing is taken twice
    same([0, 14], [await tally('ready'), await tally('unk')], 'the same file again');

    await handIn('bad-lines.csv');
    const bad = await tally('bad');
    holds(bad > 0, 'bad lines are counted');
    await page.locator('button[value=import]').click();
    await finished();
    await go('/import/quarantine');
    const rows = await page.locator('tbody tr').count();
    same(bad, rows, 'lines in quarantine');
    for (const reason of await page.locator('tbody tr td:last-child').allInnerTexts()) holds(reason.trim().length > 4, 'every line has its reason');
    await close();
    await server.stop();
    return `14 tests taken, ${bad} lines in quarantine`;
  }]);
}
