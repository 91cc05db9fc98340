// Walks the pages in a real browser, in both languages. One file a journey; each has a store and a server of its own.
//   node journeys.mjs [--all] [--only WORD]      --all: also every theme, width and language of every page
import { count, openBrowser } from './harness.mjs';
import * as atTheDoor from './journeys/at_the_door.mjs';
import * as failingSet from './journeys/failing_set.mjs';
import * as sitting from './journeys/sitting.mjs';
import * as drafts from './journeys/drafts.mjs';
import * as firstEvening from './journeys/first_evening.mjs';
import * as importing from './journeys/importing.mjs';
import * as books from './journeys/books.mjs';
import * as nextAction from './journeys/next_action.mjs';
import * as paper from './journeys/paper.mjs';
import * as withoutScript from './journeys/without_script.mjs';
import * as freshness from './journeys/freshness.mjs';
import * as switches from './journeys/switches.mjs';
import * as live from './journeys/live.mjs';
import * as everyPage from './journeys/every_page.mjs';

const asked = process.argv.slice(2), all = asked.includes('--all');
const only = asked.includes('--only') ? asked[asked.indexOf('--only') + 1] : '';
const browser = await openBrowser();
const rooms = [everyPage, firstEvening, sitting, drafts, freshness, atTheDoor, failingSet, importing, books, nextAction, paper, withoutScript, switches, live];
const journeys = rooms.flatMap((room) => room.journeys({ browser, all, languages: ['en', 'zh-CN'] }));
try {
  await count(journeys.filter(([sentence]) => sentence.includes(only)), 2);
} finally {
  await browser.close();
}
process.exit();  // a journey that failed may have left its server running
