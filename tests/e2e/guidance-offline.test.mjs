// A day without a signal: from the first question to the decision with no network at all, the browser killed on the way. Then everything is
// sent by itself, once, in its order.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as the from './case.mjs';
import { inOrder, start, until } from './harness.mjs';
import * as officer from './officer.mjs';
import { bornAsTyped, FACTORS, KEEP, offence, words } from './story.mjs';
import { wire } from './wire.mjs';

const [EFA, OSIAN] = ['Efa (invented)', 'Osian (invented)'];
const child = (given, role) => ({ roles: [role], given, family: '(invented)', born: bornAsTyped(15), sameSchool: true });

let world, phone, page, api;
const one = {};
const step = inOrder(test, () => page);

before(async () => {
  world = await start();
  ({ phone } = world);
  ({ page } = phone);
  api = await wire(world.base);
  await officer.signIn(page);
  await officer.keptForOffline(page);
  // As in the journey: the session is written to the disk when the browser is closed.
  await phone.close();
  page = await phone.open();
  await page.goto('/');
  await officer.isAt(page, 'Cases');
  await officer.keptForOffline(page);
});
after(() => world?.stop());

step('with no network an incident with two children is recorded, and the guidance is there', async () => {
  await phone.offline(true);
  await page.goto('/');
  await officer.recordToCheck(page, {
    school: { typed: 'enghraifft bryn', name: 'Ysgol Bryn Enghraifft' },
    narrative: 'In a valley without signal (invented).',
    people: [child('Efa', 'Victim'), child('Osian', 'Offender')],
  });
  Object.assign(one, await officer.save(page));
  await the.follow(page, 'Open the case', `Case ${one.reference}`);
  await the.shows(page, '0 of 2 notified');
  await the.owes(page, words('requirements', 'ppu_notified'));
});

step('safeguarding is done without a network, and the case counts it at once', async () => {
  await the.notifyAll(page, { children: 2 });
  await the.back(page, one);
  await the.shows(page, '2 of 2 notified');
  await the.schoolConfirms(page, one);
  await the.parentsTold(page, one, EFA);
  await the.signposted(page, one, EFA);
});

step('the browser dies, and opens from cold with all of it', async () => {
  await phone.kill();
  page = await phone.open();
  await phone.offline(true);
  await page.goto('/');
  await the.link(page, one.reference).click();
  await the.atCase(page, one);
  await the.shows(page, '2 of 2 notified');
  await the.isState(page, 'ppu_notify', 'Done');
});

step('the factors, the device and the crime', async () => {
  await the.factors(page, one);
  await the.isState(page, 'cse_considered', 'Done');
  await the.answer(page, one, 'incident', 'image_of_child', 'Yes');
  await the.answer(page, one, 'school', 'viewed', 'No');
  await the.deviceHandedOver(page, one, OSIAN);
  await the.recordCrime(page, one, {
    typed: 'kept it on his phone',
    offence: offence(KEEP),
    people: [
      [EFA, 'Victim'],
      [OSIAN, 'Offender'],
    ],
    reference: '2600099001',
  });
  await the.isState(page, 'crime_raised', 'Done');
});

step('the question of earlier occasions stays open, and says that it needs a signal', async () => {
  await the.noAdult(page, one);
  const text = words('questions', 'repeat_offender');
  await the
    .link(page, /^Answer /)
    .filter({ hasText: text })
    .filter({ hasText: OSIAN })
    .click();
  await officer.isAt(page, text);
  await the.shows(page, /the server counts earlier occasions, and could not be asked yet/);
  await the.checkedElsewhere(page, '0', 'A colleague at the station');
  await the.pick(page, 'Your answer', 'No');
  await the.save(page, `Case ${one.reference}`);
});

step('a named person decides, and the words can be given already', async () => {
  await the.decide(page, one, OSIAN, 'no_prosecution', 'Both are fifteen and willing (invented).');
  await the.isState(page, 'no_prosecution', 'Done');
  await the.toTheWords(page, OSIAN);
  await page.locator('a.back').click();
  await officer.isAt(page, `The wording for ${OSIAN}`);
  await page.locator('.sync', { hasText: /No signal · \d+ to send/ }).waitFor();
  assert.equal(await api.byReference(one.reference), null);
});

step('back in the signal all of it is sent by itself: nothing lost, nothing doubled, nothing refused', async () => {
  const queued = (await officer.stored(page)).outbox.filter((row) => row.head.kind !== 'look').length;
  const writes = officer.answersOf(phone);
  await phone.offline(false);
  await the.sent(page);
  assert.equal((await officer.stored(page)).outbox.length, 0);
  await until('all answers', async () => writes.length >= queued);
  const arrived = writes.filter(([status]) => status < 300);
  assert.equal(arrived.length, queued, JSON.stringify(writes.filter(([status]) => status >= 300)));
  assert.equal(new Set(arrived.map(([, path]) => path)).size, queued);
});

step('the server has each thing once, and comes to the same answer', async () => {
  assert.deepEqual(
    (await api.incidents()).filter((line) => line.reference === one.reference).map((line) => line.id),
    [one.id],
  );
  const { persons, parties, items } = await api.incident(one.id);
  const count = Object.fromEntries(
    Object.entries(items)
      .map(([name, list]) => [name, list.length])
      .filter(([, n]) => n),
  );
  assert.deepEqual([persons.length, parties.length], [2, 2]);
  // Every factor, and five questions more: an image, seen, a device or not, an adult, earlier occasions. The device was not asked about.
  assert.deepEqual(count, {
    crimes: 1,
    referrals: 2,
    exhibits: 1,
    answers: FACTORS.length + 4,
    decisions: 1,
    schoolProcedures: 1,
    parentContacts: 1,
    signpostings: 1,
  });
  const history = await api.history(one.id);
  assert.ok(
    history.every((item) => item.version === 1),
    'nothing was changed on the way',
  );
  assert.equal(new Set(history.map((item) => item.resourceId)).size, history.length);
  const { evaluation, notified } = await api.call('GET', `/incidents/${one.id}/outstanding`);
  assert.deepEqual([notified.children, notified.notified], [2, 2]);
  assert.equal(evaluation.routes[0].decided, 'no_prosecution');
});

step('now earlier occasions are counted, and the case on the phone says so too', async () => {
  await the.openCase(page, one);
  await the.isState(page, 'two_questions', 'Done');
  await the.owes(page, words('requirements', 'restorative_offered'));
});

step('all this while no page complained', () => {
  assert.deepEqual(phone.seen.complaints, []);
});
