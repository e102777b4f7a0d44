// The tab or the browser dies at every step of recording and of sending. What was typed is there again, what was decided arrives once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addNote, away, BATCHES, correctNarrative, drained, noOtherComplaints, noticed, recordCase } from './away.mjs';
import { inOrder, until } from './harness.mjs';
import { openLedger } from './ledger.mjs';
import * as officer from './officer.mjs';
import { atCase } from './screen.mjs';

let all, page;
const one = {};
const step = inOrder(test, () => page);

before(async () => {
  all = await away();
  ({ page } = all.phone);
  Object.assign(one, await recordCase(page, 'There before everything else (invented).'));
  await drained(page);
  all.ledger = openLedger(all.server);
});
after(() => all?.world.stop());

/** The tab dies, and the app is opened anew. */
async function dies() {
  page = await all.phone.crash();
  await page.goto('/');
  await officer.isAt(page, 'Cases');
}
async function goOn(title) {
  await page.getByRole('link', { name: /^Continue: / }).click();
  await officer.isAt(page, title);
}
const typed = (label, text) => async () => {
  await page.getByLabel(label).fill(text);
  await officer.keptAsTyped(page, text);
};
const holds = (label, text) => async () => assert.equal(await page.getByLabel(label).inputValue(), text);
/** Does something, and waits until the draft on the phone says so. */
const answered = (act, holds) => async () => {
  await act();
  await officer.kept(page, 'what was answered', ({ drafts: [draft] }) => holds(draft.sealed));
};
const isChosen = (name) => async () => assert.ok(await page.getByRole('radio', { name, exact: true }).isChecked(), name);

/** Each page of a record: what is done there, and what must be there again. */
const PAGES = [
  [
    'Which school?',
    answered(
      () => officer.chooseSchool(page, 'enghraifft bryn', 'Ysgol Bryn Enghraifft'),
      ({ school }) => school.kind === 'listed',
    ),
    async () => assert.ok(await page.getByRole('radio', { name: /^Ysgol Bryn Enghraifft/ }).isChecked()),
  ],
  [
    'How was it reported?',
    answered(
      () => officer.chooseRadio(page, 'The school called 101'),
      ({ report }) => report.channel === 'school_101',
    ),
    isChosen('The school called 101'),
  ],
  [
    'Who reported it?',
    typed('Log reference (if there is one)', 'Log 4471'),
    holds('Log reference (if there is one)', 'Log 4471'),
    () => officer.chooseRadio(page, 'School staff'),
  ],
  [
    'When was it reported?',
    answered(
      () => officer.press(page, 'Now'),
      ({ report }) => report.reported.year !== '',
    ),
    async () => assert.match(await page.locator('#reported-year').inputValue(), /^20\d\d$/),
  ],
  [
    'When did it happen?',
    answered(
      () => officer.chooseRadio(page, 'Not known yet'),
      ({ happened }) => happened.kind === 'not_known',
    ),
    isChosen('Not known yet'),
  ],
  [
    'What happened?',
    typed('In your own words', 'Half a sentence about it (invented)'),
    holds('In your own words', 'Half a sentence about it (invented)'),
  ],
];

step('at every page of a record the tab dies, and the page is there again with what was typed', async () => {
  await all.network(false);
  await page.goto('/');
  await officer.startIncident(page);
  for (const [title, act, check, before] of PAGES) {
    await officer.isAt(page, title);
    await before?.();
    await act();
    await dies();
    await goOn(title);
    await check();
    await officer.next(page);
  }
  await officer.isAt(page, 'Who is involved?');
  await officer.press(page, 'Add a person');
  await officer.isAt(page, 'Add or change a person');
  await officer.fillPerson(page, { roles: ['Victim'], given: 'Gwenllian' });
  await officer.keptAsTyped(page, 'Gwenllian');
  await dies();
  await goOn('Who is involved?');
  await page.getByRole('link', { name: 'Change Gwenllian' }).click();
  await officer.isAt(page, 'Add or change a person');
  assert.equal(await page.getByLabel('First names').inputValue(), 'Gwenllian');
  await officer.fillPerson(page, { family: '(invented)', age: '14', source: 'The school' });
  await officer.press(page, 'Save this person');
  await officer.next(page);
  await officer.isAt(page, 'Check your answers');
  // Until it is kept that this page was reached, the one before it is where the officer goes on.
  await officer.kept(page, 'the page', ({ drafts: [draft] }) => draft.sealed.page === 'check');
  await dies();
  await goOn('Check your answers');
});

step('in the moment of saving the browser dies: the record is a draft still, or it is saved whole', async () => {
  const before = (await officer.stored(page)).outbox.length;
  await page.evaluate(() => [...document.querySelectorAll('button')].find((button) => button.textContent === 'Save the incident').click());
  await all.phone.kill();
  page = await all.phone.open();
  await page.goto('/');
  await officer.isAt(page, 'Cases');
  const { outbox, drafts } = await officer.stored(page);
  assert.deepEqual([outbox.length - before, drafts.length], outbox.length > before ? [3, 0] : [0, 1]);
  console.log(`killed while saving: ${outbox.length > before ? 'saved whole' : 'a draft still'}`);
  if (outbox.length === before) {
    await goOn('Check your answers');
    await officer.save(page);
  }
  await all.ledger.note(page);
});

step('in a correction and in a note the tab dies, and what was typed is there again', async () => {
  for (const [path, title, label] of [
    ['facts/narrative', 'Correct what happened', 'In your own words'],
    ['notes/new', 'Add a note', 'Note'],
  ]) {
    const text = `Half typed in ${path} (invented)`;
    await page.goto(`/cases/${one.id}/${path}`);
    await officer.isAt(page, title);
    await page.getByLabel(label, { exact: true }).fill(text);
    await officer.keptAsTyped(page, text);
    page = await all.phone.crash();
    await page.goto(`/cases/${one.id}/${path}`);
    await officer.isAt(page, title);
    await until('what was typed', async () => (await page.getByLabel(label, { exact: true }).inputValue()) === text);
    if (title === 'Add a note') await officer.choose(page.locator('#note-kind-fact'));
    await officer.press(page, title === 'Add a note' ? 'Save this note' : 'Save');
    await atCase(page, one);
  }
  await all.ledger.note(page);
});

step('everything of that is sent, once', async () => {
  await all.network(true);
  await drained(page);
  await all.ledger.balance('killed at every step of recording', [page]);
});

/** Each moment of sending, as far as it can be held from outside; the last are a few milliseconds after the answer has arrived. */
const MOMENTS = [
  ['before the request has left', { hold: 'request' }],
  ['when the server has answered and nothing of it has arrived', { hold: 'answer' }],
  ['with half of the answer', { cut: (_, answer) => Math.floor(answer.length / 2) }],
  ...[0, 2, 5, 10, 20, 40].map((ms) => [`${ms} ms after the answer`, { after: ms }]),
];
for (const [n, [name, act]] of MOMENTS.entries()) {
  // A whole browser takes longer to come back: it dies at two of them.
  const whole = n === 1 || n === 4;
  step(`sending: ${whole ? 'the browser' : 'the tab'} dies ${name}`, async () => {
    await all.network(false);
    await addNote(page, one, `A note sent while dying, ${name} (invented)`);
    await correctNarrative(page, one, `Corrected while dying, ${name} (invented)`);
    await all.ledger.note(page);
    const rule = all.proxy.on({ ...BATCHES, act: act.after === undefined ? act : {} });
    const arrived =
      act.after === undefined
        ? null
        : new Promise((done) => all.phone.context.on('response', (answer) => new URL(answer.url()).pathname === BATCHES.path && done()));
    await all.network(true);
    if (act.hold) await rule.reached;
    else if (act.cut) await until('the answer to be cut', async () => rule.bytes !== null);
    else await arrived.then(() => new Promise((done) => setTimeout(done, act.after)));
    if (whole) {
      await all.phone.kill();
      rule.release();
      page = await all.phone.open();
    } else {
      page = await all.phone.crash();
      rule.release();
    }
    rule.off();
    await page.goto('/');
    await officer.isAt(page, 'Cases');
    await noticed(page);
    await drained(page);
  });
}

step('after all that everything is there once', () => all.ledger.balance('killed at every step of sending', [page]));
step('all this while no page complained of anything else', () => noOtherComplaints(all.phone));
