// The whole way of an incident on a phone of 360 by 740: recorded, killed in the middle, saved, found without a network, a second one
// sent by itself, corrected. One phone and one server all along; the tests build on each other in this order.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inOrder, start, until } from './harness.mjs';
import * as officer from './officer.mjs';
import { wire } from './wire.mjs';

const CHILDREN = [
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
  {
    roles: ['Victim'],
    given: 'Osian',
    family: '(invented)',
    age: '14',
    source: 'The school',
    sex: 'Male',
    sameSchool: true,
    year: 'Year 9',
    language: 'English',
  },
];
const REPORTER = {
  roles: ['Reporter', 'Safeguarding lead'],
  given: 'Non',
  family: '(invented)',
  position: 'Safeguarding lead',
  sameSchool: true,
};
const FIRST_HALF = 'The safeguarding lead rang at half past nine. Two pupils told her';
const SECOND_HALF = ' that a picture was passed on. The phone is in the school safe.';
const SECOND = 'Recorded in a corridor without signal.';

let world, phone, api;
const step = inOrder(test, () => phone.page);
const first = {};
const second = {};

before(async () => {
  world = await start();
  phone = world.phone;
  api = await wire(world.base);
  await officer.signIn(phone.page);
  await officer.keptForOffline(phone.page);
  // The phone was signed in yesterday: browsers write a new session to the disk only when they are closed or half a minute later.
  await phone.close();
  await phone.open();
  await phone.page.goto('/');
  await officer.isAt(phone.page, 'Cases');
});
after(() => world?.stop());

step('the first questions are answered one to a page, and back leads back to what was answered', async () => {
  const { page } = phone;
  await officer.startIncident(page);
  await officer.chooseSchool(page, 'enghraifft bryn', 'Ysgol Bryn Enghraifft');
  await officer.next(page);
  await officer.chooseChannel(page, 'The school called 101');
  await officer.next(page);
  await officer.chooseReporter(page, 'The safeguarding lead', 'Log 17');
  await page.goBack();
  await officer.isAt(page, 'How was it reported?');
  assert.ok(await page.getByRole('radio', { name: 'The school called 101' }).isChecked());
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await officer.isAt(page, 'Which school?');
  assert.ok(await page.getByRole('radio', { name: /^Ysgol Bryn Enghraifft/ }).isChecked());
  await officer.next(page);
  await officer.isAt(page, 'How was it reported?');
  await officer.next(page);
  await officer.reached(page, 'Who reported it?');
});

step('a reload in the middle of a form loses nothing', async () => {
  const { page } = phone;
  const log = page.getByLabel('Log reference (if there is one)');
  await log.press('End');
  await log.pressSequentially('6/half');
  await officer.keptAsTyped(page, 'Log 176/half');
  await page.reload();
  await officer.isAt(page, 'Who reported it?');
  assert.equal(await page.getByLabel('Log reference (if there is one)').inputValue(), 'Log 176/half');
  assert.ok(await page.getByRole('radio', { name: 'The safeguarding lead' }).isChecked());
  await officer.next(page);
  await officer.isAt(page, 'When was it reported?');
  await officer.fillTime(page, 'reported', officer.hoursAgo(2));
  await officer.next(page);
  await officer.isAt(page, 'When did it happen?');
  await officer.chooseRadio(page, 'Between two times');
  await officer.fillTime(page, 'from', officer.hoursAgo(60));
  await officer.fillTime(page, 'to', officer.hoursAgo(12));
  await officer.next(page);
});

step('the browser is killed in the middle of a sentence, and the sentence goes on', async () => {
  await officer.reached(phone.page, 'What happened?');
  await phone.page.getByText('No image is viewed, copied or described').waitFor();
  await phone.page.getByLabel('In your own words').pressSequentially(FIRST_HALF);
  await officer.keptAsTyped(phone.page, FIRST_HALF);
  await phone.kill();
  const page = await phone.open();
  await page.goto('/');
  await page.getByRole('link', { name: 'Continue: Ysgol Bryn Enghraifft' }).click();
  await officer.reached(page, 'What happened?');
  const field = page.getByLabel('In your own words');
  assert.equal(await field.inputValue(), FIRST_HALF);
  await field.press('End');
  await field.pressSequentially(SECOND_HALF);
  await officer.next(page);
});

step('two children, one of them victim and offender, and a reporter are added; a kill in one of the forms loses nothing', async () => {
  await officer.isAt(phone.page, 'Who is involved?');
  await officer.press(phone.page, 'Add a person');
  await officer.isAt(phone.page, 'Add or change a person');
  await officer.fillPerson(phone.page, { ...CHILDREN[0], family: undefined, year: undefined, language: undefined });
  await officer.kept(
    phone.page,
    'the half-filled form',
    ({ drafts: [draft] }) => draft.sealed.people[0]?.givenNames === 'Efa' && draft.sealed.people[0].schoolKind === 'same',
  );
  await phone.kill();
  const page = await phone.open();
  await page.goto('/');
  await page.getByRole('link', { name: 'Continue: Ysgol Bryn Enghraifft' }).click();
  await officer.isAt(page, 'Who is involved?');
  await page.getByRole('link', { name: 'Change Efa' }).click();
  await officer.isAt(page, 'Add or change a person');
  assert.equal(await page.locator('#born-year').inputValue(), '2012');
  assert.ok(await page.getByLabel('Victim', { exact: true }).isChecked());
  assert.ok(await page.getByLabel('Offender', { exact: true }).isChecked());
  await officer.fillPerson(page, { ...CHILDREN[0], roles: [], born: undefined });
  await officer.press(page, 'Save this person');
  await officer.isAt(page, 'Who is involved?');
  await officer.addPerson(page, CHILDREN[1]);
  await officer.addPerson(page, REPORTER);
  await page.getByText('3 people added').waitFor();
  await officer.next(page);
});

step('the answers are checked, one is changed, and the incident is saved and sent', async () => {
  const { page } = phone;
  await officer.isAt(page, 'Check your answers');
  const text = await page.locator('main').innerText();
  for (const answer of [
    'Ysgol Bryn Enghraifft',
    'The school called 101',
    'The safeguarding lead',
    'Log 176/half',
    'Between',
    FIRST_HALF + SECOND_HALF,
    'Efa (invented)',
    'Victim, Offender',
    '27 March 2012',
    'Year 10',
    'Osian (invented)',
    'age 14, stated',
    'Non (invented)',
    'Reporter, Safeguarding lead',
  ]) {
    assert.ok(text.includes(answer), `"${answer}" is among the answers`);
  }
  await page.getByRole('link', { name: 'Change log reference' }).click();
  await officer.isAt(page, 'Who reported it?');
  await page.getByLabel('Log reference (if there is one)').fill('Log 176');
  await officer.next(page);
  await officer.isAt(page, 'Check your answers');
  Object.assign(first, await officer.save(page));
  await page.getByText('Sent. The server has it.').waitFor();
  await officer.allSent(page);
  const file = await api.incident(first.id);
  assert.equal(file.reference, first.reference);
  assert.equal(file.narrative, FIRST_HALF + SECOND_HALF);
  assert.equal(file.report.logReference, 'Log 176');
  assert.equal(file.happened.kind, 'between');
  assert.equal(file.persons.length, 3);
  assert.equal(file.parties.length, 5);
  const efa = file.persons.find((person) => person.givenNames === 'Efa');
  assert.deepEqual(
    file.parties
      .filter((party) => party.personId === efa.id)
      .map((party) => party.role)
      .sort(),
    ['offender', 'victim'],
  );
  const line = await api.byReference(first.reference);
  assert.deepEqual([line.children, line.people], [2, 3]);
});

step('with no network the app opens from cold, shows the case and finds it by its reference as people type it', async () => {
  await phone.close();
  const page = await phone.open();
  await phone.offline(true);
  await page.goto('/');
  await officer.isAt(page, 'Cases');
  await page.getByRole('link', { name: first.reference }).waitFor();
  await page.getByLabel('Find by reference').fill(first.reference.replaceAll('-', '').toLowerCase());
  await page.getByText('1 case on this phone').waitFor();
  await officer.press(page, 'Find');
  await officer.isAt(page, `Case ${first.reference}`);
  const text = await page.locator('main').innerText();
  for (const shown of [FIRST_HALF + SECOND_HALF, 'Efa (invented)', 'Osian (invented)', 'Non (invented)', 'Log 176'])
    assert.ok(text.includes(shown), shown);
  // Victim and offender, and one child: on one card.
  assert.equal(await page.getByRole('link', { name: 'Correct Efa (invented)' }).count(), 1);
  await page.reload();
  await officer.isAt(page, `Case ${first.reference}`);
});

step('an incident recorded without a network is sent by itself, exactly once', async () => {
  const { page } = phone;
  await page.goto('/');
  await officer.recordToCheck(page, {
    school: { typed: 'example academy', name: 'Example Academy' },
    narrative: SECOND,
    people: [{ roles: ['Victim'], given: 'Gwen', family: '(invented)', age: '13', source: 'A parent or carer' }],
  });
  Object.assign(second, await officer.save(page));
  await page.getByText('Safe on this phone. Not sent yet.').waitFor();
  await page.locator('.sync', { hasText: 'No signal · 3 to send' }).waitFor();
  assert.equal(await api.byReference(second.reference), null);
  const answered = officer.answersOf(phone);
  await phone.offline(false);
  await page.getByText('Sent. The server has it.').waitFor();
  await officer.allSent(page);
  await until('three answers', async () => answered.length >= 3);
  assert.equal(answered.length, 3);
  assert.equal(new Set(answered.map(([, path]) => path)).size, 3);
});

step('both incidents are at the server once, with their people and parts', async () => {
  const all = await api.incidents();
  const demonstration = 3;
  assert.equal(all.length, demonstration + 2);
  for (const { id, reference } of [first, second])
    assert.deepEqual(
      all.filter((line) => line.reference === reference).map((line) => line.id),
      [id],
    );
  const [one, two] = [await api.incident(first.id), await api.incident(second.id)];
  assert.deepEqual([one.persons.length, one.parties.length], [3, 5]);
  assert.deepEqual([two.persons.length, two.parties.length], [1, 1]);
  assert.equal(two.narrative, SECOND);
  for (const [file, writes] of [
    [one, 9],
    [two, 3],
  ]) {
    const history = await api.history(file.id);
    assert.equal(history.length, writes);
    assert.equal(new Set(history.map((item) => item.resourceId)).size, writes);
    assert.ok(history.every((item) => item.version === 1));
  }
});

step('a fact is corrected, and the history shows both versions and who changed it', async () => {
  const { page } = phone;
  const corrected = 'The safeguarding lead rang at ten. The phone is in the school safe, switched off.';
  await page.goto(`/cases/${first.id}`);
  await page.getByRole('link', { name: 'Correct what happened' }).click();
  await officer.isAt(page, 'Correct what happened');
  await page.getByLabel('In your own words').fill(corrected);
  await officer.press(page, 'Save');
  await officer.isAt(page, `Case ${first.reference}`);
  await page.getByText(corrected).waitFor();
  await officer.allSent(page);
  await page.getByRole('link', { name: 'Who changed what, and when' }).click();
  await officer.isAt(page, 'History');
  const change = page.getByRole('listitem').filter({ hasText: 'Incident changed' });
  await change.waitFor();
  const text = await change.innerText();
  for (const shown of ['Before:', FIRST_HALF + SECOND_HALF, 'After:', corrected, 'Demonstration Officer'])
    assert.ok(text.includes(shown), shown);
  const [item] = (await api.history(first.id)).filter((one) => one.version === 2);
  const narrative = item.changes.find((one) => one.field === 'narrative');
  assert.deepEqual([narrative.before, narrative.after], [FIRST_HALF + SECOND_HALF, corrected]);
});

step('a note is added, and says who told it', async () => {
  const { page } = phone;
  await page.goto(`/cases/${first.id}`);
  await page.getByRole('link', { name: 'Add a note' }).click();
  await officer.isAt(page, 'Add a note');
  await officer.choose(page.getByRole('radio', { name: 'Told by someone' }));
  await page.getByLabel('Who said it?').fill('Head of year');
  await page.getByLabel('Note', { exact: true }).fill('Both families know that the police were told.');
  await officer.press(page, 'Save this note');
  await officer.isAt(page, `Case ${first.reference}`);
  await page.getByText('Both families know that the police were told.').waitFor();
  await officer.allSent(page);
  const { notes } = await api.incident(first.id);
  assert.deepEqual(
    notes.map(({ kind, toldBy }) => [kind, toldBy]),
    [['told_by_someone', 'Head of year']],
  );
});

step('all this while no page complained', () => {
  assert.deepEqual(phone.seen.complaints, []);
});
