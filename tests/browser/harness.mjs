// What every browser journey stands on: a store of its own, a server of its own, a page in Debian's Chromium, and a count.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const muster = join(root, 'build', 'app', 'muster');

export const AS_OF = '2026-11-23'; // the demonstration ends on this day: journeys name what stands on the board then

// The demonstration brigade, played once for all journeys and copied for each.
export function demoStore() {
  const base = join(root, 'build', 'test-demo');
  if (!existsSync(join(base, 'muster.db'))) {
    rmSync(base, { recursive: true, force: true });
    run(['demo', '--as-of', AS_OF, '--data', base]);
  }
  const copy = mkdtempSync(join(tmpdir(), 'muster-browser-'));
  cpSync(base, copy, { recursive: true });
  return copy;
}

export function run(args) {
  const done = spawnSync(muster, args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`muster ${args.join(' ')}: ${done.status}\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

// Serves `data` on a free port; resolves with { url, stop } as soon as it answers.
export async function serve(data) {
  const child = spawn(muster, ['serve', '--port', '0', '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const url = await new Promise((resolve, reject) => {
    const seen = (chunk) => { text += chunk; const found = text.match(/http:\/\/127\.0\.0\.1:\d+/); if (found) resolve(found[0]); };
    child.stdout.on('data', seen); child.stderr.on('data', seen);
    child.on('exit', (code) => reject(new Error(`serve ended with ${code}\n${text}`)));
    setTimeout(() => reject(new Error(`serve said no address\n${text}`)), 20000).unref();
  });
  return { url, stop: () => new Promise((done) => { child.once('exit', done); child.kill('SIGTERM'); }) };
}

export async function openBrowser() {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  if (!executablePath) throw new Error('no Chromium found; install the package chromium');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--no-first-run'] });
}

// journeys: [[sentence, async () => ...]]; prints one line each and the closing count.
export async function count(journeys) {
  let passed = 0, failed = 0;
  for (const [sentence, walk] of journeys) {
    try { await walk(); passed++; console.log(`ok      ${sentence}`); }
    catch (error) { failed++; console.log(`FAILED  ${sentence}\n        ${String(error.stack ?? error).replaceAll('\n', '\n        ')}`); }
  }
  console.log(`${passed} passed, ${failed} failed, 0 skipped`);
  process.exitCode = failed ? 1 : 0;
}
