// Whatever the program says to do next stands behind the button that says it: for every set on the board and every line of the due list.
import { demoStore, holds, same, serve, board, visit } from '../harness.mjs';

// What a page offers to do: a form of its own, and at the bench at least one step besides the signature.
async function canBeDone(page) {
  const forms = await page.locator('main form[method=post]').count();
  const guided = await page.locator('form[data-guided]').count();
  const steps = guided ? await page.locator('[data-step]:not(#sign)').count() : 1;
  return forms > 0 && steps > 0;
}

export function journeys({ browser }) {
  return [['every next action, and every line of the due list, leads to the page where that very thing is done', async () => {
    const server = await serve(demoStore());
    const { page, go, close } = await visit(browser, server.url);
    const dead = [];
    const waiting = (await board(server.url)).sets.filter((set) => set.next_action);
    holds(waiting.length >= 6, `${waiting.length} sets ask for something`);
    for (const set of waiting) {
      await go(`/units/${set.id}`);
      await page.locator('.acts a.go').click();
      if (!(await canBeDone(page))) dead.push(`${set.id}: ${set.next_action} leads to ${page.url()}`);
    }
    await go('/due');
    const lines = await page.locator('.alldue li').evaluateAll((all) => all.map((one) => [one.querySelector('.btn').getAttribute('href'), one.querySelector('.btn').ariaLabel]));
    const seen = new Set();
    for (const [address, said] of lines) {
      const kind = said.replace(/[A-Z0-9]+-\d+/, '') + address.replace(/[A-Z0-9]+-\d+/, '');   // one line of each kind of work
      if (seen.has(kind)) continue;
      seen.add(kind);
      await go(address);
      if (await page.locator('h1').first().innerText() === 'Test bench') dead.push(`${said} leads to the list of all sets`);
      else if (/^\/units\/[^/]+$/.test(address)) same(1, await page.locator('.ident').count(), `${said} leads to the unit`);
      else if (!(await canBeDone(page))) dead.push(`${said} leads to ${address}`);
    }
    same([], dead, 'dead ends');
    await close();
    await server.stop();
    return `${waiting.length} sets, ${seen.size} kinds of work`;
  }]];
}
