// What every browser journey stands on: a store of its own, a server of its own, a page in Debian's Chromium, and a count.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const muster = process.env.MUSTER_PROGRAM || join(root, 'build', 'app', 'muster');
export const OFFICER = 'P001';  // of the demonstration: may do everything

const folders = [], servers = new Set();

export function emptyFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'muster-browser-'));
  folders.push(folder);
  return folder;
}

// The demonstration brigade, played once a day and program for all journeys and copied for each. It ends today, because the server
// looks at the clock: journeys ask the board which set stands how, they do not know it by heart.
export function demoStore(asOf = '') {
  const base = join(root, 'build', 'test-demo'), day = asOf || new Date().toISOString().slice(0, 10);
  const played = join(base, `${day}-${Math.floor(statSync(muster).mtimeMs)}`);
  if (!existsSync(played)) {
    mkdirSync(base, { recursive: true });
    for (const old of readdirSync(base)) if (old.startsWith(day)) rmSync(join(base, old), { recursive: true, force: true });
    const fresh = join(base, `new-${process.pid}`);
    run(['demo', ...(asOf ? ['--as-of', asOf] : []), '--data', fresh]);
    renameSync(fresh, played);
  }
  const copy = emptyFolder();
  cpSync(played, copy, { recursive: true });
  return copy;
}

export function run(args) {
  const done = spawnSync(muster, args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`muster ${args.join(' ')}: ${done.status}\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

// Serves `data` on a free port; resolves with { url, data, stop } as soon as it answers.
export async function serve(data) {
  const child = spawn(muster, ['serve', '--port', '0', '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] });
  servers.add(child);
  let text = '', late;
  const url = await new Promise((resolve, reject) => {
    const seen = (chunk) => { text += chunk; const found = text.match(/http:\/\/127\.0\.0\.1:\d+/); if (found) resolve(found[0]); };
    child.stdout.on('data', seen); child.stderr.on('data', seen);
    child.on('exit', (code) => reject(new Error(`serve ended with ${code}\n${text}`)));
    late = setTimeout(() => reject(new Error(`serve said no address\n${text}`)), 20000);
  }).finally(() => clearTimeout(late));
  const stop = () => new Promise((done) => {
    if (!servers.delete(child) || child.exitCode !== null) return done();
    child.once('exit', done); child.kill('SIGTERM');
  });
  return { url, data, stop };
}

export async function openBrowser(more = []) {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  if (!executablePath) throw new Error('no Chromium found; install the package chromium');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--no-first-run', ...more] });
}

// A visitor: a window with its own cookies. What the browser complains about is kept: console errors, policy violations, exceptions,
// requests that leave the machine. A page that refuses a form answers 4xx by design; that alone is no complaint.
export async function visit(browser, url, { lang = 'en', theme, person = OFFICER, width = 1366, height = 900, script = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: script, locale: lang === 'zh-CN' ? 'zh-CN' : 'en-GB' });
  context.setDefaultTimeout(30000);  // a busy machine is no failure
  const cookies = { 'muster-language': lang, 'muster-theme': theme, 'muster-person': person };
  await context.addCookies(Object.entries(cookies).filter(([, value]) => value).map(([name, value]) => ({ name, value, url })));
  const complaints = [];
  context.on('console', (said) => {
    if (said.type() !== 'error' || /status of 4(09|22|04)/.test(said.text())) return;
    complaints.push(`${said.page()?.url()}: ${said.text()}`);
  });
  context.on('weberror', (error) => complaints.push(String(error.error().stack)));
  context.on('request', (request) => { if (!/^(data:|blob:|http:\/\/127\.0\.0\.1:)/.test(request.url())) complaints.push(`asked for ${request.url()}`); });
  const page = await context.newPage();
  return { page, context, complaints, go: (path) => page.goto(url + path), close: async () => { await context.close(); same([], complaints, 'what the browser complained about'); } };
}

// Counts what a hand does at the keyboard.
export class Keyboard {
  constructor(page) { this.page = page; this.strokes = 0; }
  async press(key, times = 1) { for (let i = 0; i < times; i++) { this.strokes++; await this.page.keyboard.press(key); } }
  async type(text) { for (const one of text) { this.strokes++; await this.page.keyboard.press(one === ' ' ? 'Space' : one); } }
  // Tab until the field that answers to the selector has the focus.
  async tabTo(selector, most = 80) {
    for (let i = 0; i <= most; i++) {
      if (await this.page.evaluate((s) => document.activeElement?.matches(s), selector)) return;
      await this.press('Tab');
    }
    throw new Error(`${selector} is not reached by Tab`);
  }
}

// The answer of the program, beside the browser.
export async function board(url) { return (await fetch(`${url}/api/v1/board`)).json(); }
export async function stateOf(url, code) { return (await board(url)).sets.find((set) => set.id === code); }

export function same(expected, seen, what) {
  const [a, b] = [JSON.stringify(expected), JSON.stringify(seen)];
  if (a !== b) throw new Error(`${what}: expected ${a}, saw ${b}`);
}
export function holds(condition, what) { if (!condition) throw new Error(what); }

// journeys: [[sentence, async () => ...]]; prints one line each and the closing count.
export async function count(journeys, at = 1) {
  let passed = 0, failed = 0;
  const waiting = [...journeys];
  const walkOn = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [sentence, walk] = next, began = Date.now();
      try {
        const told = await walk();
        passed++; console.log(`ok      ${sentence}${told ? `: ${told}` : ''}  (${((Date.now() - began) / 1000).toFixed(1)} s)`);
      } catch (error) { failed++; console.log(`FAILED  ${sentence}\n        ${String(error.stack ?? error).replaceAll('\n', '\n        ')}`); }
    }
  };
  await Promise.all(Array.from({ length: at }, walkOn));
  console.log(`${passed} passed, ${failed} failed, 0 skipped`);
  process.exitCode = failed ? 1 : 0;
}

export function cleanUp() {
  for (const child of servers) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
process.on('exit', cleanUp);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
