// Every page of the app and the states it can be in, in an order in which each can be reached. Nothing here reads a text of the screen
// (addresses, ids and kinds of elements only), so the same walk serves both languages.
import { until } from './harness.mjs';
import * as officer from './officer.mjs';
import { prepareGuidance } from './places-cases.mjs';
import { guidance } from './places-guidance.mjs';
import { FACTS, STEPS } from './routes.mjs';
import { uuidv7 } from './wire.mjs';
import { afresh, at, empty, refused, still } from './walk.mjs';

const NOBODY = '01900000-0000-7000-8000-000000000000';
/** The first bytes of a picture, too short for the phone to notice: the server does. */
const PICTURE_HEAD = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk';

/** One record as far as "check your answers", and one that was only begun. */
async function drafts(page) {
  await at(page, '/');
  await officer.recordToCheck(page, {
    school: { typed: 'enghraifft bryn', name: 'Ysgol Bryn Enghraifft' },
    narrative: 'The safeguarding lead rang. Two pupils told her that a picture was passed on. The phone is in the school safe.',
    people: [
      {
        roles: ['Victim', 'Offender'],
        given: 'Efa',
        family: '(invented)',
        born: { day: '27', month: '3', year: '2012' },
        sex: 'Female',
        sameSchool: true,
        year: 'Year 10',
        language: 'Welsh',
      },
      { roles: ['Reporter'], given: 'Non', family: '(invented)', age: '41', source: 'They themselves', position: 'Safeguarding lead' },
    ],
  });
  const full = new URL(page.url()).pathname.split('/')[2];
  await at(page, `/record/${full}/happened`);
  await officer.chooseRadio(page, 'Between two times');
  await officer.fillTime(page, 'from', officer.hoursAgo(60));
  await officer.fillTime(page, 'to', officer.hoursAgo(12));
  await officer.next(page);
  await at(page, '/');
  await officer.startIncident(page);
  const blank = new URL(page.url()).pathname.split('/')[2];
  const all = await officer.stored(page);
  return { full, blank, person: all.drafts.find((draft) => draft.id === full).sealed.people[0].id };
}

/** Signs in and makes what the walk needs; in English. Gives the walk its ids. */
export async function prepare(page, api, base) {
  await officer.signIn(page);
  await officer.keptForOffline(page);
  const made = await drafts(page);
  const cases = await Promise.all((await api.incidents()).map((line) => api.incident(line.id)));
  const [one, two, three] = cases.sort((a, b) => b.parties.length - a.parties.length);
  const guided = await prepareGuidance(base);
  const write = {
    method: 'PUT',
    path: `/incidents/${one.id}/notes/${uuidv7()}`,
    idempotencyKey: uuidv7(),
    writtenAt: new Date().toISOString(),
    body: { kind: 'fact', text: 'Handed over (invented)' },
  };
  await api.call('PUT', `/held-items/${uuidv7()}`, {
    body: { write, code: 'not-found', text: 'Refused (invented).' },
    headers: { 'if-none-match': '*' },
    expect: 201,
  });
  await page.reload();
  await at(page, '/');
  await officer.kept(page, 'the cases of the walk', ({ cases: here }) =>
    Object.values(guided).every(({ id }) => here.some((item) => item.id === id)),
  );
  await officer.allSent(page);
  return { ...made, one, two, three, ...guided };
}

async function cards(page, path) {
  await at(page, path);
  await page.locator('main .card').first().waitFor();
}

export const signedOut = [
  { name: 'sign-in', open: ({ page }) => at(page, '/') },
  { name: 'sign-in-refused', open: ({ page }) => refused(page, '/sign-in') },
];

export const signedIn = [
  still('home', () => '/'),
  {
    name: 'home-nothing-found',
    open: async ({ page }) => {
      await at(page, '/');
      await page.locator('#find').fill('zz');
      await page.locator('#find').press('Enter');
    },
  },
  {
    name: 'home-throw-away',
    open: async ({ page }) => {
      await at(page, '/');
      await page.locator('[data-ask]').first().click();
    },
  },
  ...STEPS.map((step) => still(`record-${step}`, ({ full }) => `/record/${full}/${step}`)),
  ...STEPS.filter((step) => step !== 'people').map((step) => empty(`record-${step}-refused`, ({ blank }) => `/record/${blank}/${step}`)),
  {
    name: 'record-school-search',
    open: async ({ page, ids }) => {
      await at(page, `/record/${ids.blank}/school`);
      await page.locator('#school-search').fill('e');
      await page.locator('[id^=school-0]').first().waitFor();
    },
  },
  {
    name: 'record-report-other',
    open: async ({ page, ids }) => {
      await at(page, `/record/${ids.blank}/report`);
      await page.locator('label[for=channel-other]').click();
      await refused(page);
    },
  },
  still('record-person', ({ full, person }) => `/record/${full}/people/${person}`),
  {
    name: 'record-person-refused',
    open: async ({ page, ids }) => {
      await at(page, `/record/${ids.blank}/people`);
      await page.locator('main button.btn.quiet').click();
      await page.locator('#given-names').waitFor();
      await refused(page);
    },
  },
  {
    name: 'record-person-remove',
    open: async ({ page, ids }) => {
      await at(page, `/record/${ids.full}/people`);
      await page.locator('[data-ask]').first().click();
    },
  },
  still('record-person-gone', ({ full }) => `/record/${full}/people/${NOBODY}`),
  still('record-gone', () => `/record/${NOBODY}/school`),
  {
    name: 'media-refused',
    open: async ({ page, ids }) => {
      await at(page, `/record/${ids.full}/narrative`);
      await page.locator('#narrative').focus();
      await page.keyboard.insertText(' data:image/png;base64,');
      await page.getByRole('alert').waitFor();
    },
  },
  still('saved', ({ one }) => `/cases/${one.id}/saved`),
  still('case', ({ one }) => `/cases/${one.id}`),
  still('case-not-here', () => `/cases/${NOBODY}`),
  {
    name: 'history',
    open: async ({ page, ids }) => {
      await at(page, `/cases/${ids.one.id}/history`);
      await page.locator('dl.changes').first().waitFor();
    },
  },
  ...FACTS.map((fact) => still(`correct-${fact}`, ({ one }) => `/cases/${one.id}/facts/${fact}`)),
  {
    name: 'correct-narrative-too-long',
    open: async ({ page, ids }) => {
      await at(page, `/cases/${ids.two.id}/facts/narrative`);
      await page.locator('#narrative').fill('word '.repeat(2100));
      await refused(page);
    },
  },
  still('person', ({ one }) => `/cases/${one.id}/people/${one.persons[0].id}`),
  still('person-new', ({ one }) => `/cases/${one.id}/people/new`),
  empty('person-new-refused', ({ one }) => `/cases/${one.id}/people/new`),
  still('note-new', ({ one }) => `/cases/${one.id}/notes/new`),
  empty('note-new-refused', ({ one }) => `/cases/${one.id}/notes/new`),
  still('withdraw-party', ({ one }) => `/cases/${one.id}/party/${one.parties[0].id}/withdraw`),
  empty('withdraw-party-refused', ({ one }) => `/cases/${one.id}/party/${one.parties[0].id}/withdraw`),
  still('withdraw-note', ({ one }) => `/cases/${one.id}/note/${one.notes[0].id}/withdraw`),
  {
    name: 'case-with-something-withdrawn',
    open: async ({ page, ids }) => {
      await at(page, `/cases/${ids.one.id}/note/${ids.one.notes[0].id}/withdraw`);
      await page.locator('#reason').fill('Recorded under the wrong case');
      await page.locator('main form button.btn').click();
      await page.locator('.note.withdrawn').waitFor();
      await page.locator('.sync-done').waitFor();
    },
  },
  {
    name: 'schools',
    open: async ({ page }) => {
      await at(page, '/schools');
      await page.locator('ul.list li').first().waitFor();
    },
  },
  {
    name: 'schools-none-found',
    open: async ({ page }) => {
      await at(page, '/schools');
      await page.locator('#schools-search').fill('xyz');
    },
  },
  still('to-send-nothing', () => '/waiting'),
  still('to-send-item-gone', () => '/waiting/999999'),
  still('more', () => '/more'),
  {
    name: 'stored',
    open: async ({ page }) => {
      await at(page, '/more/stored');
      await page.locator('dl.summary').waitFor();
    },
  },
  {
    name: 'prepare',
    open: async ({ page }) => {
      await at(page, '/more/prepare');
      await page.locator('main form button.btn').click();
      await page.locator('main .notice').waitFor();
    },
  },
  still('lock', () => '/more/lock'),
  empty('lock-refused', () => '/more/lock'),
  { name: 'phones', open: ({ page }) => cards(page, '/phones') },
  still('sign-out-unsent', () => '/more/sign-out'),
  empty('sign-out-refused', () => '/more/sign-out'),
  still('sign-in-again', () => '/sign-in'),
  ...guidance,
  still('unknown', () => '/no/such/page/here'),
  {
    name: 'cover',
    open: async ({ page, ids }) => {
      await at(page, `/cases/${ids.one.id}`);
      await page.locator('header button.bar-button').last().click();
      await page.locator('main.cover').waitFor();
    },
    leave: ({ page }) => page.locator('main.cover button').click(),
  },
];

async function submit(page, caseId) {
  await page.locator('main form button.btn:not([type=button])').click();
  await page.waitForURL(`**/cases/${caseId}`);
}
async function itemOf(page, kind) {
  return `/waiting/${(await officer.stored(page)).outbox.find((item) => item.head.kind === kind).seq}`;
}

/** With no network, and then with what the server refuses. */
export const unsent = [
  {
    name: 'case-unsent',
    open: async ({ page, phone, api, ids }) => {
      await phone.offline(true);
      await at(page, `/cases/${ids.two.id}/facts/narrative`);
      await page.locator('#narrative').fill('Mine: the pupil’s mother was rung at nine.');
      await submit(page, ids.two.id);
      await api.correct(ids.two.id, { narrative: 'Theirs: the pupil’s mother was rung at ten.' });
      await at(page, `/cases/${ids.one.id}/notes/new`);
      await page.locator('label[for=note-kind-fact]').click();
      await page.locator('#note-text').fill(`Copied from a message: ${PICTURE_HEAD}`);
      await submit(page, ids.one.id);
      await page.locator('.sync-wait').waitFor();
    },
  },
  still('home-offline', () => '/'),
  still('to-send', () => '/waiting'),
  still('saved-unsent', ({ two }) => `/cases/${two.id}/saved`),
  {
    name: 'history-offline',
    open: async ({ page, ids }) => {
      await at(page, `/cases/${ids.three.id}/history`);
      await page.locator('main .notice button').waitFor();
    },
  },
  {
    name: 'home-refused',
    open: async ({ page, phone }) => {
      await phone.offline(false);
      await until(
        'both to be refused',
        async () => (await officer.stored(page)).outbox.filter((item) => item.state === 'refused').length === 2,
      );
      await at(page, '/');
    },
  },
  still('to-send-refused', () => '/waiting'),
  still('case-refused', ({ one }) => `/cases/${one.id}`),
  { name: 'to-send-item', open: async ({ page }) => at(page, await itemOf(page, 'note')) },
  {
    name: 'to-send-conflict',
    open: async ({ page }) => {
      await at(page, await itemOf(page, 'incident'));
      await page.locator('[id$=-theirs]').first().waitFor();
    },
  },
  {
    name: 'to-send-conflict-refused',
    open: async ({ page }) => {
      await at(page, await itemOf(page, 'incident'));
      await page.locator('[id$=-theirs]').first().waitFor();
      await refused(page);
    },
  },
  {
    name: 'to-send-set-aside',
    open: async ({ page }) => {
      await at(page, await itemOf(page, 'note'));
      await page.locator('[data-ask]').click();
      await page.locator('.confirm .btn.danger').click();
      await page.waitForURL('**/waiting');
    },
  },
  {
    name: 'session-ended-elsewhere',
    open: async ({ page, api }) => {
      const sessions = await api.all('/sessions');
      for (const session of sessions.filter((one) => !one.current)) await api.call('DELETE', `/sessions/${session.id}`, { expect: 204 });
      await afresh(page, '/');
      await page.locator('a[href="/sign-in"]').waitFor();
    },
  },
];

export async function inLanguage(page, language) {
  await page.evaluate((to) => localStorage.setItem('waymark.language', to), language);
  await page.reload();
  await page.locator(`html[lang=${language}]`).waitFor();
}
