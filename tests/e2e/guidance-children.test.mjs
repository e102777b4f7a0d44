// Scenarios 2, 3 and 4: both victim and offender; somebody under 13; an adult at once. What had been done before is told through the API,
// what the scenario is about is done by hand.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as the from './case.mjs';
import { inOrder, start } from './harness.mjs';
import * as officer from './officer.mjs';
import { note8, offence, PPU, SHARE, teller, unitAnswers, words } from './story.mjs';

const [EFA, OSIAN] = ['Efa (invented)', 'Osian (invented)'];
const requirement = (code) => words('requirements', code);

let world, phone, page, told;
let one = {};
const step = inOrder(test, () => phone.page);

before(async () => {
  world = await start();
  ({ phone } = world);
  ({ page } = phone);
  told = await teller(world.base);
  await officer.signIn(page);
  await officer.keptForOffline(page);
});
after(() => world?.stop());

step('2: two children, each victim and offender: two people on the case, four parts, two crimes', async () => {
  one = await told.reported({ narrative: 'Her own picture was sent on to six, then she sent his back (invented).' });
  one.girl = await one.person('Efa', 14, ['victim', 'offender']);
  one.boy = await one.person('Osian', 14, ['victim', 'offender']);
  await unitAnswers(world.base, one.id, [await one.refer('ppu', one.girl), await one.refer('ppu', one.boy)]);
  await one.schoolConfirms();
  await one.supported([one.girl, one.boy]);
  await one.considered(['wide_sharing']);
  await the.openCase(page, one);
  await the.shows(page, '2 young people');
  await the.owes(page, requirement('offender_has_crime'));
  await the.recordCrime(page, one, {
    typed: 'sent it on',
    offence: offence(SHARE),
    people: [
      [EFA, 'Victim'],
      [OSIAN, 'Offender'],
    ],
    reference: '2600020001',
  });
  // Each still has a part without a crime.
  await the.owes(page, requirement('offender_has_crime'));
  await the.recordCrime(page, one, {
    typed: 'sent it on',
    offence: offence(SHARE),
    people: [
      [OSIAN, 'Victim'],
      [EFA, 'Offender'],
    ],
    reference: '2600020002',
  });
  await the.isState(page, 'crime_raised', 'Done');
  await the.shows(page, '2 young people');
  await the.sent(page);
  const file = await one.file();
  assert.deepEqual([file.persons.length, file.parties.length, file.items.crimes.length], [2, 4, 2]);
});

step('2: it was shared widely: advice is asked for, and no route is suggested by itself', async () => {
  await the.owes(page, requirement('expert_advice'));
  await the.expertAdvice(page, one, 'Speak to both families together.');
  await the.owesNot(page, requirement('expert_advice'));
  await the.noAdult(page, one);
  for (const name of [EFA, OSIAN]) {
    await the.repeat(page, one, name);
    await the.owes(page, requirement('route_open'));
    await the.decide(page, one, name, 'no_prosecution', 'Fourteen, both did the same, and both are sorry.');
  }
  await the.owesNot(page, requirement('route_open'));
});

step('2: each is told note 8 for the crime recorded against them, and the case is finalised', async () => {
  await the.educated(page, one, [EFA, OSIAN]);
  for (const name of [EFA, OSIAN]) {
    await the.toTheWords(page, name);
    assert.equal(await the.wordsShown(page), note8(SHARE));
    await the.given(page, name);
    await the.openCase(page, one);
  }
  await the.suggestedOutcome(page, one, '21');
  await the.suggestedOutcome(page, one, '21');
  await the.close(page);
  const { advisories, closures } = (await one.file()).items;
  assert.deepEqual(advisories.map((item) => item.personId).sort(), [one.girl, one.boy].sort());
  assert.deepEqual(
    closures.map((closure) => closure.owed),
    [[]],
  );
});

step('3: a boy of 12: loud and urgent on the case and on the referrals', async () => {
  one = await told.reported({ narrative: 'A boy of 12 sent a picture to a girl of 13 (invented).' });
  one.boy = await one.person('Osian', 12, ['victim']);
  one.girl = await one.person('Efa', 13, ['offender']);
  one.crime = await one.crime(SHARE, [
    [one.boy, 'victim'],
    [one.girl, 'offender'],
  ]);
  await one.schoolConfirms();
  await one.supported([one.boy, one.girl]);
  await the.openCase(page, one);
  const [first] = await the.owedNow(page);
  assert.match(first, /Urgent/);
  assert.ok(first.includes(requirement('ppu_notified')) && first.includes('Osian (invented), 12'), first);
  await the.box(page, 'ppu_notify').getByText('Under 13').first().waitFor();
  await the.enter(page, 'ppu_notify', 'referrals', 'Referrals');
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: OSIAN }) });
  await card.getByText('Urgent', { exact: true }).waitFor();
  await the.back(page, one);
});

step('3: the notification that was not sent blocks closing, for a supervisor too', async () => {
  const owed = (await the.closingRefused(page)).find((line) => line.includes(requirement('ppu_notified')));
  assert.ok(owed, 'the notification is among what nobody can close without');
  const { evaluation } = await one.outstanding();
  assert.ok(evaluation.closable.reasons.some((reason) => reason.code === 'ppu_notified' && !reason.waivable));
  await the.back(page, one);
});

step('3: the record itself says that somebody is under 13; no restorative meeting is suggested', async () => {
  await the.enter(page, 'cse_considered', 'factors', 'Aggravating factors');
  await the.group(page, words('questions', 'under_13')).getByText('The record points to: yes').waitFor();
  await the.back(page, one);
  await the.factors(page, one, ['under_13']);
  await one.answer('adult_implicated', 'no');
  await one.notRepeat(one.girl);
  await one.decide(one.girl, 'no_prosecution');
  await the.openCase(page, one);
  await the.isState(page, 'no_prosecution', 'Done');
  await the.owesNot(page, requirement('restorative_offered'));
  await the.owes(page, requirement('offender_education'));
});

step('3: the unit sees the child first and as urgent, and once told of both the notification is owed no more', async () => {
  await the.notifyAll(page, { children: 2, how: 'Here, in Waymark' });
  await the.back(page, one);
  await the.owesNot(page, requirement('ppu_notified'));
  await the.sent(page);
  const unit = await world.another();
  await officer.signIn(unit.page, PPU, 'Notifications to the Public Protection Unit');
  const line = unit.page.getByRole('listitem').filter({ hasText: one.reference }).filter({ hasText: OSIAN });
  await line.getByText('Under 13: answer this first').waitFor();
  await unit.page.getByText('referral is urgent').waitFor();
  await unit.remove();
});

step('4: a girl of 15 says that the boy is 23: he is looked up, added as new, and is an adult', async () => {
  one = await told.reported({ narrative: 'She says that he is 23 (invented).' });
  one.girl = await one.person('Efa', 15, ['victim']);
  await one.schoolConfirms();
  await the.openCase(page, one);
  await the.lookUpAndAdd(page, one, {
    given: 'Dai',
    family: '(invented)',
    age: '23',
    source: 'They themselves',
    roles: ['Offender', 'Adult implicated'],
  });
  const card = page.locator('#people').getByRole('listitem').filter({ hasText: 'Dai (invented)' });
  await card.getByText('Adult', { exact: true }).waitFor();
  await the.shows(page, /1 young person/);
});

step('4: an adult is implicated: the rules suggest it, the officer answers it', async () => {
  await the.recordCrime(page, one, {
    typed: 'sent',
    offence: offence(SHARE),
    people: [
      [EFA, 'Victim'],
      ['Dai (invented)', 'Offender'],
    ],
    reference: '2600040001',
  });
  await the.enter(page, 'two_questions', 'questions/adult_implicated', words('questions', 'adult_implicated'));
  await the.shows(page, /The rules suggest:/);
  await the.pick(page, 'Your answer', 'Yes');
  await the.save(page, `Case ${one.reference}`);
  await the.owes(page, requirement('cid_referral'));
  await the.owes(page, requirement('cse_decided'));
});

step(
  '4: the route of child sexual exploitation; no meeting, no education and no words for that crime, and support for the child',
  async () => {
    await the.decide(page, one, 'Dai (invented)', 'cse', 'He is 23 and she is 15.');
    await the.isState(page, 'cid', 'Owed');
    for (const code of ['restorative', 'education', 'advisory', 'no_prosecution'])
      assert.notEqual(await the.box(page, code).locator('.step-word').innerText(), 'Owed', code);
    for (const code of ['restorative_offered', 'offender_education', 'advisory_given']) await the.owesNot(page, requirement(code));
    await the.parentsTold(page, one, EFA);
    await the.signposted(page, one, EFA);
    await the.isState(page, 'support', 'Done');
    await the.sent(page);
    const { persons, items } = await one.file();
    const man = persons.find((person) => person.givenNames === 'Dai');
    await page.goto(`/cases/${one.id}/wording/${man.id}/${items.crimes[0].id}`);
    await officer.isAt(page, 'The wording is not for this person now');
    assert.equal(await page.getByRole('group', { name: 'The words to be read' }).count(), 0);
    await the.openCase(page, one);
  },
);

step('4: CID is contacted about him, and closing waits for CID', async () => {
  await the.referToCid(page, 'Dai (invented)');
  await the.back(page, one);
  await the.owesNot(page, requirement('cid_referral'));
  await the.sent(page);
  const referral = (await one.file()).items.referrals.find((item) => item.to === 'cid' && item.personId);
  assert.equal(referral.state, 'sent');
  const list = (await the.closingRefused(page)).join('\n');
  assert.ok(list.includes(requirement('cid_accepted')), list);
});

step('all this while no page complained', () => {
  assert.deepEqual(phone.seen.complaints, []);
});
