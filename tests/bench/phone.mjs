// What a phone feels like, measured in a real browser against the real server: printed, never judged.
//
//   node tests/bench/phone.mjs [--cases 5000] [--writes 500]
//
// The page's own thread is slowed down 4 times, as browsers' tools do for a middling phone; workers and the server are not. Needs what
// tests/e2e needs.
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { start, until } from '../e2e/harness.mjs';
import * as officer from '../e2e/officer.mjs';
import { sealFor } from '../e2e/opened.mjs';
import { hoursBefore } from '../e2e/story.mjs';
import { lockedPage, PASSPHRASE } from '../e2e/unlock.mjs';
import { uuidv7, wire } from '../e2e/wire.mjs';
import { SLOW_4G } from '../proxy/link.mjs';

const { values } = parseArgs({ options: { cases: { type: 'string', default: '5000' }, writes: { type: 'string', default: '500' } } });
const CASES = Number(values.cases);
const WRITES = Number(values.writes);
const SLOW_DOWN = 4;

const say = (what, ms) => console.log(`${what.padEnd(72)} ${Math.round(ms).toLocaleString('en-GB').padStart(8)} ms`);
async function timed(what, act) {
  const begun = performance.now();
  await act();
  say(what, performance.now() - begun);
}
async function slowly(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Cases of the officer, made through the API. */
async function makeCases(api, count) {
  let left = count;
  const one = async () => {
    while (left-- > 0) {
      const reportedAt = hoursBefore(1 + Math.random() * 2000);
      await api.call('PUT', `/incidents/${uuidv7()}`, {
        body: {
          school: { name: 'Ysgol Enghraifft (invented)' },
          report: { channel: 'school_officer', reporterKind: 'school_staff', reportedAt },
          happened: { kind: 'not_known' },
          narrative: 'One of many (invented).',
          writtenAt: new Date().toISOString(),
        },
        headers: { 'if-none-match': '*' },
        expect: 201,
      });
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
}

/** A record of so many people, put into the draft on the phone: by hand it would take an hour. */
async function fillDraft(page, people) {
  const { drafts, vault } = await officer.stored(page);
  const [draft] = drafts;
  const [first] = draft.sealed.people;
  draft.sealed.people = Array.from({ length: people }, (_, n) => ({ ...first, id: uuidv7(), givenNames: `Person ${n} (invented)` }));
  const sealed = await sealFor(vault[0], 'drafts', draft.id, draft.sealed);
  await page.evaluate(
    async ([row, base64]) => {
      const wait = (request) =>
        new Promise((done, fail) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => fail(request.error) }));
      const base = await wait(indexedDB.open('waymark'));
      await wait(
        base
          .transaction('drafts', 'readwrite')
          .objectStore('drafts')
          .put({ ...row, sealed: Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)) }),
      );
      base.close();
    },
    [{ ...draft, sealed: null }, sealed.toString('base64')],
  );
}

/** How many rows a store of the phone has, without opening any. */
const count = (page, store) =>
  page.evaluate(
    (name) =>
      new Promise((done) => {
        indexedDB.open('waymark').onsuccess = ({ target: { result: base } }) => {
          base.transaction(name).objectStore(name).count().onsuccess = ({ target: { result } }) => (base.close(), done(result));
        };
      }),
    store,
  );

const world = await start({ proxy: true, unlocks: false });
try {
  const { phone, proxy } = world;
  const api = await wire(world.server.base);
  await timed(`${CASES} cases are made through the API (the server's part)`, () => makeCases(api, CASES));
  await timed('first sign-in, a passphrase, and all their lines on the phone', async () => {
    await officer.signIn(phone.page);
    await officer.visit(phone.page, '/schools');
    await until('all lines', async () => (await count(phone.page, 'list')) >= CASES, 600_000);
  });
  await until('the service worker', () => phone.page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())?.active));

  await phone.close();
  await proxy.network(false);
  phone.seen.offline = true;
  let page = await phone.open();
  await slowly(page, SLOW_DOWN);
  await timed(`cold start with no network, ${SLOW_DOWN} times slower, to the passphrase`, async () => {
    await page.goto('/', { waitUntil: 'commit' });
    await lockedPage(page).waitFor();
  });
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await timed(`unlock, to a usable list of ${CASES} cases`, async () => {
    await officer.press(page, 'Unlock');
    await page.locator('[data-testid=case-list] li').first().waitFor();
  });
  await officer.visit(page, '/schools');
  await officer.isAt(page, 'Schools');
  await timed(`the list of ${CASES} cases again, from another page`, async () => {
    await officer.visit(page, '/');
    await page.locator('[data-testid=case-list] li').first().waitFor();
  });
  await timed(`one of ${CASES} found as its reference is typed`, async () => {
    const reference = await page.locator('[data-testid=case-list] .card-link').first().innerText();
    await page.getByLabel('Find by reference').fill(reference);
    await page.getByText('1 case on this phone').waitFor();
  });

  await officer.visit(page, '/');
  await officer.recordToNarrative(page, { school: null });
  await page.getByLabel('In your own words').fill('Measured (invented). '.repeat(50));
  await timed('a form page is saved and the next one is there', async () => {
    await officer.next(page);
    await officer.isAt(page, 'Who is involved?');
  });
  await officer.addPerson(page, { roles: ['Victim'], given: 'Efa', family: '(invented)', age: '14', source: 'The school' });
  await officer.next(page);
  await officer.isAt(page, 'Check your answers');

  await slowly(page, 1);
  // An incident, and two writes for each person.
  await fillDraft(page, Math.ceil((WRITES - 1) / 2));
  await page.reload();
  await lockedPage(page).waitFor();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await officer.press(page, 'Unlock');
  await officer.isAt(page, 'Check your answers');
  await slowly(page, SLOW_DOWN);
  await timed(`a record of ${WRITES} writes is saved on the phone`, () => officer.save(page));
  const queued = await count(page, 'outbox');
  proxy.slow(SLOW_4G);
  await proxy.network(true);
  const from = proxy.seen.length;
  await timed(`${queued} queued writes arrive over slow 4G (1.6 down, 0.75 up Mbit/s, 150 ms)`, async () => {
    await page.evaluate(() => void window.dispatchEvent(new Event('online')));
    await until('an empty outbox', async () => (await count(page, 'outbox')) === 0, 600_000);
  });
  const sent = proxy.seen.slice(from).filter((entry) => entry.method === 'POST');
  console.log(`  in ${sent.length} requests, ${sent.reduce((sum, entry) => sum + (entry.sent ?? 0), 0).toLocaleString('en-GB')} bytes`);
} finally {
  await world.stop();
}
