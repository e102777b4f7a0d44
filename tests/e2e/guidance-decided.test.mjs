// Scenarios 6 and 8: two schools and two forces in one incident; a repeat offender by the numbers who is not one on the merits. And a case
// that is closed by a supervisor with something owed that the guidance lets be waived.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as the from './case.mjs';
import { inOrder, start } from './harness.mjs';
import * as officer from './officer.mjs';
import { hoursBefore, KEEP, offence, PPU, plain, SHARE, SUPERVISOR, teller, words } from './story.mjs';

const [EFA, OSIAN, IWAN] = ['Efa (invented)', 'Osian (invented)', 'Iwan (invented)'];
const requirement = (code) => words('requirements', code);

let world, phone, page, told, sergeant;
let one = {};
const step = inOrder(test, () => page);

before(async () => {
  world = await start();
  ({ phone } = world);
  ({ page } = phone);
  told = await teller(world.base);
  await officer.signIn(page);
  await officer.keptForOffline(page);
  sergeant = await world.another();
  await officer.signIn(sergeant.page, SUPERVISOR);
});
after(() => world?.stop());

step('6: two offenders of two schools stand on one incident', async () => {
  one = await told.reported({
    school: { name: 'Ysgol Caerdydd Enghraifft (invented)' },
    narrative: 'One goes to school in Cardiff, one in Newport (invented).',
  });
  one.girl = await one.person('Efa', 15, ['victim']);
  one.boy = await one.person('Osian', 15, ['offender']);
  await the.openCase(page, one);
  await the.lookUpAndAdd(page, one, {
    given: 'Iwan',
    family: '(invented)',
    age: '15',
    source: 'The school',
    roles: ['Offender'],
    otherSchool: 'Ysgol Casnewydd Enghraifft (invented)',
  });
  const card = page.locator('#people').getByRole('listitem').filter({ hasText: IWAN });
  await card.getByText('Ysgol Casnewydd Enghraifft (invented)').waitFor();
  await the.shows(page, 'Ysgol Caerdydd Enghraifft (invented)');
  await the.shows(page, '3 young people');
  await the.recordCrime(page, one, {
    typed: 'sent it on',
    offence: offence(SHARE),
    people: [
      [EFA, 'Victim'],
      [OSIAN, 'Offender'],
    ],
    reference: '2600060001',
  });
  await the.recordCrime(page, one, {
    typed: 'kept it on his phone',
    offence: offence(KEEP),
    people: [
      [EFA, 'Victim'],
      [IWAN, 'Offender'],
    ],
    reference: '2600060002',
  });
});

step('6: one crime goes to the other force, the case stays, and there is no second incident', async () => {
  await the.enter(page, 'crime_raised', 'crimes', 'Crimes');
  await the.follow(page, offence(KEEP), offence(KEEP));
  await the.follow(page, 'Change another force', 'Hand it to another force');
  await page.getByLabel('Which force?').fill('Gwent Police');
  await page.getByLabel('That force’s reference (if there is one yet)').fill('GW-7781');
  await the.save(page, offence(KEEP));
  await the.shows(page, /To Gwent Police, .*GW-7781/);
  await the.sent(page);
  const { crimes } = (await one.file()).items;
  assert.deepEqual(
    crimes.map((crime) => [crime.reference, crime.transferred?.force ?? null, crime.transferred?.reference ?? null]).sort(),
    [
      ['2600060001', null, null],
      ['2600060002', 'Gwent Police', 'GW-7781'],
    ],
  );
  assert.equal((await told.api.incidents()).filter((line) => line.schoolName?.includes('Casnewydd')).length, 0);
  await the.openCase(page, one);
  await the.isState(page, 'crime_raised', 'Done');
});

step('8: two earlier occasions are on record: the rules say yes, and the case lists both', async () => {
  one = await told.reported({ narrative: 'Two earlier, and he was really the victim both times (invented).' });
  one.girl = await one.person('Efa', 15, ['victim']);
  one.boy = await one.person('Osian', 15, ['offender']);
  one.crime = await one.crime(SHARE, [
    [one.girl, 'victim'],
    [one.boy, 'offender'],
  ]);
  one.earlier = [];
  for (const hours of [2400, 4800]) {
    const before = await told.reported({ hours, narrative: 'Earlier (invented).' });
    await before.part(one.boy, 'offender');
    await before.crime(SHARE, [[one.boy, 'offender']], { recordedAt: hoursBefore(hours - 2) });
    one.earlier.push(before.reference);
  }
  await one.considered();
  await one.answer('adult_implicated', 'no');
  await the.openCase(page, one);
  const text = words('questions', 'repeat_offender');
  await the
    .link(page, /^(Answer|Look or change) /)
    .filter({ hasText: text })
    .filter({ hasText: OSIAN })
    .click();
  await officer.isAt(page, text);
  await the.shows(page, 'On record here: 2 earlier');
  for (const reference of one.earlier) await the.shows(page, new RegExp(reference));
  await the.shows(page, /The rules suggest: Yes/);
  await the.checkedElsewhere(page, '0');
  await the.pick(page, 'Your answer', 'Yes');
  await the.save(page, `Case ${one.reference}`);
  await the.owes(page, requirement('cse_decided'));
});

step('8: not to prosecute all the same is not the officer’s to decide, and the page says whose it is', async () => {
  await the.follow(page, /^Decide Osian/, `The route for ${OSIAN}`);
  await the.pick(page, 'Which route?', words('routes', 'no_prosecution'));
  await page.getByLabel('Why?', { exact: true }).fill('He was the victim both times.');
  await the.me(page, 'Who decides?');
  await the.shows(page, 'A supervisor decides this');
  await officer.press(page, 'Save');
  await page.locator('.error-summary').waitFor();
  await officer.isAt(page, `The route for ${OSIAN}`);
  await the.sent(page);
  assert.deepEqual((await one.file()).items.decisions, []);
});

step('8: the supervisor decides it by name and with a reason', async () => {
  page = sergeant.page;
  await the.openCase(page, one);
  await the.decide(page, one, OSIAN, 'no_prosecution', 'Both times he was the one whose picture was sent on.');
  await the.sent(page);
  await the.isState(page, 'no_prosecution', 'Done');
  const [decision] = (await one.file()).items.decisions;
  assert.deepEqual(
    [decision.computed, decision.route, decision.recordedBy.displayName],
    ['cse', 'no_prosecution', 'Demonstration Supervisor'],
  );
  assert.ok(decision.decidedBy.officerId && decision.rationale);
});

step('8: it stands on the supervisor’s list', async () => {
  await page.locator('nav.bottom a[href="/concerns"]').click();
  await officer.isAt(page, 'Cases that need you');
  const line = page.getByRole('listitem').filter({ hasText: one.reference }).first();
  await line.waitFor();
  assert.match(await line.innerText(), /Another route than the guidance suggests|Also/);
  const concerns = (await (await teller(world.base, SUPERVISOR)).api.all('/concerns')).find((item) => item.incidentId === one.id).concerns;
  assert.ok(concerns.includes('route_overridden'), concerns.join());
  for (const code of concerns.length > 1 ? ['Another route than the guidance suggests'] : [])
    assert.ok((await line.innerText()).includes(code));
});

step('8: the officer sees who decided and why, and goes on with the meeting and the words', async () => {
  ({ page } = phone);
  await the.openCase(page, one);
  await the.owes(page, requirement('restorative_offered'));
  await the.owes(page, requirement('advisory_given'));
  await the.follow(page, /^(Decide|Look or change) Osian/, `The route for ${OSIAN}`);
  await the.shows(page, /So far: No prosecution.*Decided by/);
});

step('an update of the unit that never came: the officer cannot close without it, and is told who can', async () => {
  one = await plain(world.base, told, { ended: true, unit: ['acknowledged'] });
  await the.openCase(page, one);
  await the.follow(page, 'Close the case', 'Close the case');
  await page.getByRole('heading', { level: 2, name: '2 more are open' }).waitFor();
  await the.shows(page, requirement('ppu_updated'));
  await the.shows(page, /ask your supervisor/);
  assert.equal(await page.getByRole('button', { name: /^Close/ }).count(), 0);
});

step('a supervisor closes it with a reason, and what was owed is kept with the closure and on the list', async () => {
  page = sergeant.page;
  await the.openCase(page, one);
  await the.follow(page, 'Close the case', 'Close the case');
  await officer.press(page, 'Close without these');
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Why is it closed without these?').fill('No update came after two reminders (invented).');
  await officer.press(page, 'Close without these');
  await officer.isAt(page, 'The case is closed');
  await the.sent(page);
  const [closure] = (await one.file()).items.closures;
  assert.deepEqual([...new Set(closure.owed.map((owed) => owed.code))], ['ppu_updated']);
  assert.equal(closure.reason, 'No update came after two reminders (invented).');
  await page.goto('/concerns');
  await officer.isAt(page, 'Cases that need you');
  const line = page
    .getByRole('region', { name: /^Closed with something owed/ })
    .getByRole('listitem')
    .filter({ hasText: one.reference });
  await line.getByText('Closed', { exact: true }).waitFor();
});

step('the unit answers after all, and the closed case takes it in', async () => {
  const unit = await world.another();
  await officer.signIn(unit.page, PPU, 'Notifications to the Public Protection Unit');
  await unit.page.getByRole('listitem').filter({ hasText: one.reference }).filter({ hasText: EFA }).getByRole('link').click();
  await the.takeStep(unit.page, 'Write an update', { 'What is being done?': 'Late, and all is well (invented).' });
  await the.shows(unit.page, 'Late, and all is well (invented).');
  await the.sent(unit.page);
  assert.deepEqual(unit.seen.complaints, []);
  await unit.remove();
  const referral = (await one.file()).items.referrals.find((item) => item.personId === one.girl);
  assert.equal(referral.state, 'updated');
  assert.equal((await one.file()).status, 'closed');
});

step('all this while no page complained', () => {
  assert.deepEqual([...phone.seen.complaints, ...sergeant.seen.complaints], []);
});
