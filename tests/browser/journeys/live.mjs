// A BG 4 on the bench with live instruments: a simulated manometer on a pseudo-terminal, a simulated flow meter on TCP, added on the page, driven by Enter and
// command cards. The rules' minutes are shortened for the journey and the simulated apparatus lives as much faster.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { board, demoStore, emptyFolder, holds, muster, root, run, same, serve, stateOf, visit } from '../harness.mjs';

const FASTER = 12, MINUTE = '60 s', SHORT = '5 s';

function quickRules(data) {
  const folder = emptyFolder();
  for (const pack of ['rules/bg4', 'catalogue/calibrators']) {
    const text = readFileSync(join(root, 'data', `${pack}.toml`), 'utf8');
    const file = join(folder, `${pack.split('/')[1]}.toml`);
    writeFileSync(file, text.replaceAll(`"${MINUTE}"`, `"${SHORT}"`).replaceAll('settle = "20 s"', 'settle = "2 s"').replace(/^revision = "(.*)"$/m, 'revision = "$1-quick"'));
    run(['rules', 'adopt', file, '--data', data]);
  }
}

async function simulate(args) {
  const child = spawn(muster, ['simulate', ...args, '--with-parent', '--speed', String(FASTER)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((resolve, reject) => {
    child.stdout.once('data', (line) => resolve(String(line).split(' ')[0]));
    child.once('exit', (code) => reject(new Error(`simulate ended with ${code}`)));
  });
  return { address, stop: () => child.kill('SIGTERM') };
}

// A server with the two instruments of an apparatus in this condition, and an officer before it.
async function atTheBench(browser, lang, apparatus) {
  const data = demoStore();
  quickRules(data);
  const server = await serve(data);
  const port = new URL(server.url).port;
  const manometer = await simulate(['const', '--pty', '--apparatus', apparatus, '--watch', port]);
  const flow = await simulate(['alicat', '--port', '0', '--apparatus', apparatus, '--watch', port]);
  const visitor = await visit(browser, server.url, { lang });
  const { page, go } = visitor;
  const add = async (name, model, address, channel = '') => {
    await go('/instruments');
    const form = page.locator('#add form');
    await form.locator('[name=name]').fill(name);
    await form.locator('[name=model]').selectOption(model);
    await form.locator('[name=port]').fill(address);
    await form.locator('[name=calibrator]').selectOption('TB-01');
    if (channel) await form.locator('[name=channel]').fill(channel);
    await form.locator('button[value=add]').click();
    await page.waitForSelector(`td b:text-is("${name}")`);
  };
  await add('a-manometer', 'const-681', manometer.address);
  await add('a-flow', 'alicat-m', flow.address, 'flow');
  const set = (await board(server.url)).sets.find((one) => one.state === 'ready').id;
  await go(`/bench/${set}/meter`);
  await page.click('button[value=open]');
  await page.waitForSelector('form[data-news]');
  return { ...visitor, server, set, end: async () => { manometer.stop(); flow.stop(); await visitor.close(); await server.stop(); } };
}

const stepAtHand = async (page) => (await page.locator('.steps li[aria-current=step] button').getAttribute('value')).slice(3);
async function goTo(page, step) {
  await page.click(`.steps button[value="go:${step}"]`);
  await page.waitForSelector(`.steps li[aria-current=step] button[value="go:${step}"]`);
}
async function enter(page, text = '') {
  const field = page.locator('#f-entry');
  if (text) await field.fill(text);
  await field.press('Enter');
}

// The step at hand, by Enter; gives the words of its verdict.
async function doStep(page) {
  const connected = page.locator('.meterline .st.ready');
  await connected.waitFor();
  await enter(page);
  await page.waitForSelector('button[value=take], .verd .st');
  if (await page.locator('button[value=take]').count()) {
    await page.waitForTimeout(2500);  // the technician looks until it is held
    await enter(page);
    await page.waitForSelector('.verd .st');
  }
  return (await page.locator('.verd').last().innerText()).trim();
}

async function checkRig(page) {
  same('rig-zero', await stepAtHand(page), 'the sitting begins with the rig');
  const zero = await doStep(page);
  holds(/^Pass|^合格/.test(zero), `zero of the rig: ${zero}`);
  await enter(page);
  const tight = await doStep(page);
  holds(/^Pass|^合格/.test(tight), `tightness of the rig: ${tight}`);
  await enter(page);
}

export function journeys({ browser, languages }) {
  const whole = languages.map((lang) => [`a good set goes through the whole test with live instruments, by Enter and command cards (${lang})`, async () => {
    const { page, set, server, end } = await atTheBench(browser, lang, 'good');
    await checkRig(page);
    let enters = 0;
    for (let guard = 0; guard < 40 && !(await page.locator('button[value=record]').count()); guard++) {
      if (await page.locator('button[value=pass]').count()) {
        await enter(page, 'CMD-PASS');
        await page.waitForLoadState();
        continue;
      }
      const step = await stepAtHand(page), verdict = await doStep(page);
      holds(/^Pass|^合格/.test(verdict), `${step}: ${verdict}`);
      await enter(page); enters++;
      await page.waitForFunction((one) => document.querySelector('.steps li[aria-current=step] button')?.value !== `go:${one}`, step);
    }
    await page.click('button[value=record]');
    await page.waitForURL(`**/units/${set}`);
    const after = await stateOf(server.url, set);
    same('ready', after.state, `${set} after its test: ${JSON.stringify(after)}`);
    await end();
    return `${enters} measured steps`;
  }]);
  const trouble = [
    ['leaky', 'positive-leak', /^Fail/, 'a set that leaks fails'],
    ['warming', 'positive-leak', /^No decision.*warming/s, 'a circuit that warms is no pass: warming, repeat'],
    ['capleft', 'relief-valve', /^Fail/, 'a cap left on is found by the relief valve that does not open'],
    ['drifting', 'relief-valve', /^Pending/, 'a valve between two limits stays pending'],
    ['leaky', 'constant-dosage', /^Fail/, 'a dosage that is too low fails, on the flow meter'],
  ].map(([apparatus, step, wanted, sentence]) => [`${sentence}, with live instruments`, async () => {
    const { page, end } = await atTheBench(browser, 'en', apparatus);
    await checkRig(page);
    if (step === 'relief-valve') { await goTo(page, 'positive-leak'); await doStep(page); }
    await goTo(page, step);
    const verdict = await doStep(page);
    holds(wanted.test(verdict), `${step} on a ${apparatus} set: ${verdict}`);
    await end();
    return verdict.split('\n')[0].slice(0, 90);
  }]);
  return [...whole, ...trouble];
}
