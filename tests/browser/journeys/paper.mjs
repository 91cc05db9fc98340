// What is due, and the week's sheet on paper: no chrome, one A4 page, legible without colour.
import { demoStore, holds, same, serve, visit } from '../harness.mjs';

export function journeys({ browser, languages }) {
  return languages.map((lang) => [`the due list leads to a week's sheet that prints on A4 without the page around it (${lang})`, async () => {
    const server = await serve(demoStore());
    const { page, go, close } = await visit(browser, server.url, { lang });
    await go('/due');
    const due = await page.locator('main li').count();
    holds(due > 5, `${due} things are due`);
    await page.locator('a[href^="/due/week"]').first().click();
    await page.waitForSelector('.sheet');
    await page.emulateMedia({ media: 'print' });
    const shown = await page.evaluate(() => ['header.bar', '.page-foot', '.skip', '.screen', '#stale', '.theme']
      .filter((one) => document.querySelector(one)?.checkVisibility()));
    same([], shown, 'what of the page around it is printed');
    holds(await page.locator('.sheet-f').isVisible(), 'the sheet carries its own foot with the journal head');
    const coloured = await page.evaluate(() => [...document.querySelectorAll('.sheet, .sheet *')].filter((one) => {
      const [r, g, b] = getComputedStyle(one).color.match(/\d+/g).map(Number);
      return Math.max(r, g, b) > 90;
    }).length);
    same(0, coloured, 'elements of the sheet that need colour or a faint ink');
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const boxes = [...new Set(pdf.match(/\/MediaBox \[[^\]]*\]/g))];
    same(1, boxes.length, 'sizes of paper');
    const [width, height] = boxes[0].match(/[\d.]+/g).slice(2).map(Number);
    holds(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `A4 upright: ${boxes[0]}`);
    const sheets = pdf.match(/\/Type \/Page\b(?!s)/g).length, rows = await page.locator('.sheet tbody td.id').count();
    holds(sheets <= Math.max(1, Math.ceil(rows / 20)), `${sheets} sheets for ${rows} lines`);
    await close();
    await server.stop();
    return `${rows} lines on ${sheets} sheet${sheets > 1 ? 's' : ''}`;
  }]);
}
