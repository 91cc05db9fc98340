// Every page that a link leads to: no word outside the catalogue, nothing the browser complains about, nothing that axe finds against
// WCAG 2.2 AA, no page wider than its window. Everyday: a few pairs of display and width; --all: every one of them in both languages.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { demoStore, holds, serve, visit } from '../harness.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] };
const kinds = [
  [/^\/units\/(?!new)[^/]+$/, '/units/CODE'], [/^\/units\/(?!new)[^/]+\/parts\//, '/units/CODE/parts/POSITION'],
  [/^\/units\/(?!new)[^/]+\/(\w+)$/, '/units/CODE/$1'], [/^\/bench\/(?!grid)[^/]+$/, '/bench/CODE'], [/^\/bench\/[^/]+\/meter$/, '/bench/CODE/meter'], [/^\/racks\/(?!new)[^/]+$/, '/racks/CODE'],
  [/^\/facts\/[^/]+\/(\w+)$/, '/facts/ID/$1'], [/^\/journal\/.+$/, '/journal/ID'], [/^\/opening\/[^/]+$/, '/opening/CODE'],
  [/^\/rules\/offers\/.+$/, '/rules/offers/NAME'],
];
// The station is one page with several faces: by mode, and by what was scanned.
const faceOf = (search) => ['mode', 'code'].map((key) => search.get(key)).map((value) => (/\d/.test(value ?? '') ? 'CODE' : value ?? '')).join(' ').trim();
const kindOf = ({ pathname, searchParams }) => {
  const kind = kinds.reduce((out, [pattern, name]) => (out === pathname ? pathname.replace(pattern, name) : out), pathname);
  return pathname === '/scan' ? `/scan ${faceOf(searchParams)}`.trim() : kind;
};

// Goes to one address of every kind of page, following links from the board and to what no link leads to; looks at each.
async function eachPage({ page, go }, lookAt) {
  const waiting = ['/', '/setup', '/scan?mode=out&code=BG4-01', '/scan?mode=in&code=BG4-01', '/scan?mode=out&code=NOBODY', '/no-such-page'];
  const seen = new Set(), faults = [];
  let pages = 0;
  while (waiting.length) {
    const address = waiting.shift(), kind = kindOf(new URL(address, 'http://x'));
    if (seen.has(kind)) continue;
    seen.add(kind);
    const answer = await go(address);
    if (!(answer.headers()['content-type'] ?? '').includes('text/html')) continue;
    if (address !== '/no-such-page' && answer.status() !== 200) { faults.push(`${address} answers ${answer.status()}`); continue; }
    pages += 1;
    for (const fault of await lookAt()) faults.push(`${address}: ${fault}`);
    const links = await page.locator('a[href]:not([download])').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    waiting.push(...links.filter((link) => /^\/(?!api\/|assets\/)/.test(link)));
  }
  holds(pages > 20, `only ${pages} pages were found`);
  holds(faults.length === 0, `${faults.length} faults on ${pages} pages:\n${faults.join('\n')}`);
  return `${pages} pages`;
}

// Text that did not pass the catalogue: words that stand outside brackets. What the brigade itself calls things (names, codes, models,
// serial numbers) and the symbols of units are the same in every language.
const unbracketed = (own) => {
  const out = new Set();
  const words = (text) => {
    let rest = text;
    for (let before = ''; before !== rest;) { before = rest; rest = rest.replace(/⟦[^⟦⟧]*⟧/g, ' '); }
    for (const name of own) rest = rest.replaceAll(name, ' ');
    return /\p{L}{3,}/u.test(rest.replace(/\b[A-Z]{1,5}-[A-Z0-9-]+\b|\b(?:mbar|bar|MPa|kPa|L\/min|min)\b/g, ' '));
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.parentElement;
    if (words(node.data) && !at.closest('script,style,pre,code,kbd,.id,[data-own],[lang]:not(html)')) out.add(`${at.tagName.toLowerCase()}.${at.getAttribute('class')}: ${node.data.trim().slice(0, 90)}`);
  }
  for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
    for (const one of document.querySelectorAll(`[${name}]`)) if (words(one.getAttribute(name))) out.add(`${one.tagName.toLowerCase()} ${name}: ${one.getAttribute(name).slice(0, 90)}`);
  }
  return [...out];
};
const OWN = ['Muster', 'PSS BG 4 plus', 'Bodyguard', 'SHA-256'];

// What is wider than the window although it does not scroll by itself.
const tooWide = () => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const scrolls = (one) => { for (let at = one.parentElement; at; at = at.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX) && at !== document.body && at !== document.documentElement) return true; return false; };
  return [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > width + 1 && !scrolls(one))
    .slice(-4).map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class')} to ${Math.round(one.getBoundingClientRect().right)} of ${width}`).concat(`page ${document.documentElement.scrollWidth}`);
};

async function axeFindings(page) {
  await page.evaluate(axe);
  return page.evaluate(async (rules) => {
    const { violations } = await globalThis.axe.run(document, rules);
    return violations.filter((one) => ['serious', 'critical'].includes(one.impact))
      .map((one) => `${one.id}: ${one.nodes.length} x ${one.nodes[0].target} ${one.nodes[0].failureSummary.split('\n')[1]?.trim()}`);
  }, RULES);
}

export function journeys({ browser, all, languages }) {
  const looks = all
    ? languages.flatMap((lang) => ['light', 'dark', 'red'].flatMap((theme) => [320, 390, 768, 1366, 1920].map((width) => ({ lang, theme, width }))))
    : [{ lang: 'en', theme: 'light', width: 1366 }, { lang: 'zh-CN', theme: 'dark', width: 390 }];
  const walks = looks.map((look) => [`every page is sound: ${look.lang}, ${look.theme}, ${look.width} px wide`, async () => {
    const server = await serve(demoStore());
    const { page, go, close } = await visit(browser, server.url, look);
    const told = await eachPage({ page, go }, async () => {
      const faults = await axeFindings(page);
      for (const width of all ? [look.width] : [320, 390, 1366]) {
        await page.setViewportSize({ width, height: 900 });
        faults.push(...(await page.evaluate(tooWide)).map((fault) => `at ${width} px ${fault}`));
      }
      await page.setViewportSize({ width: look.width, height: 900 });
      return faults;
    });
    await close();
    await server.stop();
    return told;
  }]);
  walks.push(['no page holds a word outside the catalogue (pseudo-language)', async () => {
    const server = await serve(demoStore());
    const { page, go, close } = await visit(browser, server.url, { lang: 'qps' });
    await go('/');
    const people = await page.locator('#who option').evaluateAll((all) => all.slice(1).map((one) => one.textContent.replace(/ \S+$/, '')));
    const told = await eachPage({ page, go }, () => page.evaluate(unbracketed, [...people, ...OWN]));
    await close();
    await server.stop();
    return told;
  }]);
  return walks;
}
