// A full case is recorded, sent, looked at and half-typed in; then everything that the phone keeps is searched for what was planted, in
// every way in which it could be written: as the app sees it, and in the files of the browser's profile.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as the from './case.mjs';
import { addNote, away, drained } from './away.mjs';
import { inOrder } from './harness.mjs';
import { dump, findIn, findInFolder } from './needles.mjs';
import * as officer from './officer.mjs';
import { bornAsTyped, bornYearsAgo } from './story.mjs';

const NAMES = { girl: 'Quillwen', boy: 'Zephyrion', family: 'Oddfellowes', mother: 'Mamgu Brandywine' };
const NARRATIVE = 'Kestrelwing told the staffroom about it';
const NOTE = 'Marmaladefox was seen on the corridor';
const HALF = 'Halberdine is only half typed';
let all, page;
const one = {};
const step = inOrder(test, () => page);
/** What must not be found. Words by themselves, as a list of words would be indexed. */
const planted = () => [
  NAMES.girl,
  NAMES.boy,
  NAMES.family,
  'Brandywine',
  'Kestrelwing',
  'Marmaladefox',
  'Halberdine',
  'Log 90817',
  bornYearsAgo(15),
  one.reference,
  one.reference.replaceAll('-', ''),
];

before(async () => {
  all = await away();
  ({ page } = all.phone);
});
after(() => all?.world.stop());

step('a full case is recorded and sent; another write waits; a form is half-typed', async () => {
  const child = (given, role) => ({ roles: [role], given, family: NAMES.family, born: bornAsTyped(15), sameSchool: true });
  await page.goto('/');
  await officer.recordToCheck(page, {
    school: { typed: 'enghraifft bryn', name: 'Ysgol Bryn Enghraifft' },
    narrative: NARRATIVE,
    people: [child(NAMES.girl, 'Victim'), child(NAMES.boy, 'Offender')],
  });
  await page.goto(new URL(page.url()).pathname.replace(/check$/, 'reporter'));
  await officer.chooseReporter(page, 'School staff', 'Log 90817');
  await officer.keptAsTyped(page, 'Log 90817');
  await page.goto(new URL(page.url()).pathname.replace(/reporter$/, 'check'));
  await officer.isAt(page, 'Check your answers');
  Object.assign(one, await officer.save(page));
  await page.getByRole('link', { name: 'Open the case' }).click();
  await the.atCase(page, one);
  await the.notifyAll(page, { children: 2 });
  await the.back(page, one);
  await the.schoolConfirms(page, one);
  // Pages that have a name in their heading: browsers keep the titles of pages.
  const name = `${NAMES.girl} ${NAMES.family}`;
  await the.parentsTold(page, one, name);
  await the.enter(page, 'ppu_notify', 'referrals', 'Referrals');
  await the.follow(page, `See the referral ${name}`, `Public Protection Unit: ${name}`);
  await page.goto(`/cases/${one.id}`);
  await the.atCase(page, one);
  await drained(page);
  await page.goto('/');
  await page.getByLabel('Find by reference').fill(one.reference);
  await officer.press(page, 'Find');
  await the.atCase(page, one);
  await all.network(false);
  await addNote(page, one, NOTE);
  await page.goto(`/cases/${one.id}/notes/new`);
  await officer.isAt(page, 'Add a note');
  await page.getByLabel('Note', { exact: true }).pressSequentially(HALF);
  await officer.keptAsTyped(page, HALF);
  const opened = JSON.stringify(await officer.stored(page));
  for (const word of planted().filter((word) => !word.includes('Brandywine') && word.includes('-') === false)) {
    if (word !== one.reference.replaceAll('-', '')) assert.ok(opened.includes(word), `with the passphrase "${word}" is there`);
  }
});

step(
  'nothing of it is in IndexedDB, Cache Storage, localStorage, sessionStorage, cookies, the address, the title or the history',
  async () => {
    const places = await dump(page);
    const found = places.flatMap(({ place, bytes }) => findIn(bytes, planted()).map((what) => `${place}: ${what}`));
    assert.deepEqual([...new Set(found)], []);
    const bytes = places.reduce((sum, one) => sum + one.bytes.length, 0);
    console.log(
      `searched ${places.length} values of the phone, ${bytes} bytes, for ${planted().length} words in each way of writing: none found`,
    );
    assert.ok(places.length > 500 && bytes > 500_000, 'there was something to search');
  },
);

step('the search finds what is there: the school list and the public words of the app are not sealed', async () => {
  const places = await dump(page);
  assert.ok(
    places.some(({ bytes }) => findIn(bytes, ['Ysgol Bryn Enghraifft']).length),
    'the public list of schools',
  );
  for (const [spelling, bytes] of [
    ['UTF-16LE', Buffer.from('..Kestrelwing..', 'utf16le')],
    ['hex of UTF-8', Buffer.from(Buffer.from('a Kestrelwing').toString('hex'))],
    ...[0, 1, 2].map((lead) => ['base64 of UTF-8', Buffer.from(Buffer.from(`${'x'.repeat(lead)}Kestrelwing told`).toString('base64'))]),
  ])
    assert.ok(
      findIn(bytes, planted()).some((what) => what.endsWith(spelling)),
      spelling,
    );
});

step('nothing of it is in the files of the browser’s profile: locked, killed, and closed', async () => {
  await all.phone.kill();
  const killed = findInFolder(all.phone.profile, planted());
  assert.deepEqual(killed.found, []);
  page = await all.phone.open();
  await page.goto('/');
  await officer.isAt(page, 'Cases');
  await all.network(true);
  await drained(page);
  await all.phone.close();
  const closed = findInFolder(all.phone.profile, planted());
  assert.deepEqual(closed.found, []);
  console.log(`searched the browser's profile: ${closed.files} files, ${closed.bytes} bytes: none found`);
  await all.phone.open();
});
