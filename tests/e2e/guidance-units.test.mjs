// The units answer in Waymark itself: the public protection unit acknowledges and updates, CID accepts and hands back with its reason. The
// officer sees it, and the case goes the other way. One phone each.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as the from './case.mjs';
import { inOrder, start } from './harness.mjs';
import * as officer from './officer.mjs';
import { CID, PPU, SHARE, teller, words } from './story.mjs';

const [EFA, OSIAN] = ['Efa (invented)', 'Osian (invented)'];
const requirement = (code) => words('requirements', code);
const OTHERS = 'Children’s services and the school nurse';

let world, phone, page, told, ppu, cid;
const one = {};
const step = inOrder(test, () => page);

before(async () => {
  world = await start();
  ({ phone } = world);
  told = await teller(world.base);
  Object.assign(one, await told.reported());
  one.girl = await one.person('Efa', 15, ['victim']);
  one.boy = await one.person('Osian', 15, ['offender']);
  one.crime = await one.crime(SHARE, [
    [one.girl, 'victim'],
    [one.boy, 'offender'],
  ]);
  await officer.signIn(phone.page);
  await officer.keptForOffline(phone.page);
  page = phone.page;
});
after(() => world?.stop());

const line = (name) => page.getByRole('listitem').filter({ hasText: one.reference }).filter({ hasText: name });

step('before anything is referred, the unit does not see the case', async () => {
  ppu = await world.another();
  page = ppu.page;
  await officer.signIn(page, PPU, 'Notifications to the Public Protection Unit');
  assert.equal(await line(EFA).count(), 0);
  await page.goto(`/cases/${one.id}`);
  await officer.isAt(page, 'This case is not on this phone');
});

step('the officer notifies the unit about both children in one go, here in Waymark', async () => {
  ({ page } = phone);
  await the.openCase(page, one);
  await the.notifyAll(page, { children: 2, how: 'Here, in Waymark' });
  await the.sent(page);
  assert.equal((await one.file()).items.referrals.length, 2);
});

step('both stand in the inbox as new; one is opened, acknowledged and updated', async () => {
  ({ page } = ppu);
  await page.goto('/');
  await officer.isAt(page, 'Notifications to the Public Protection Unit');
  const fresh = page.getByRole('region', { name: 'New', exact: true });
  for (const name of [EFA, OSIAN]) await fresh.getByRole('link', { name, exact: true }).waitFor();
  await fresh.getByRole('link', { name: EFA, exact: true }).click();
  await officer.isAt(page, `Public Protection Unit: ${EFA}`);
  await the.takeStep(page, 'Acknowledge it');
  await the.takeStep(page, 'Write an update', {
    'What is being done?': 'A strategy meeting is called (invented).',
    'Other agencies that take part (one a line)': OTHERS,
  });
  await the.shows(page, `Other agencies: ${OTHERS}`);
  await the.sent(page);
  await page.goto('/');
  await page.getByRole('region', { name: 'New', exact: true }).getByRole('link', { name: OSIAN, exact: true }).waitFor();
  assert.equal(await page.getByRole('region', { name: 'New', exact: true }).getByRole('link', { name: EFA, exact: true }).count(), 0);
});

step('the unit reads the case and can write nothing else into it', async () => {
  await page.goto(`/cases/${one.id}`);
  await the.atCase(page, one);
  await the.shows(page, EFA);
  for (const name of ['Add a person', 'Add a note', 'Close the case']) assert.equal(await the.link(page, name).count(), 0, name);
  assert.equal(await page.getByRole('link', { name: /^(Correct|Decide|Answer|Withdraw)/ }).count(), 0);
});

step('the officer sees: 2 of 2 notified, 1 acknowledged, and what is being done', async () => {
  ({ page } = phone);
  await the.openCase(page, one);
  await the.shows(page, '2 of 2 notified');
  await the
    .box(page, 'ppu_notify')
    .getByText(/, 1 acknowledged/)
    .waitFor();
  await the
    .box(page, 'ppu_notify')
    .getByRole('link', { name: /^Updated/ })
    .click();
  await officer.isAt(page, `Public Protection Unit: ${EFA}`);
  for (const shown of ['A strategy meeting is called (invented).', OTHERS, 'Demonstration Protection Officer'])
    await the.shows(page, new RegExp(shown.replace(/[().]/g, '\\$&')));
});

step('an adult is implicated: the officer refers to CID, and CID finds it in its inbox', async () => {
  await one.answer('adult_implicated', 'yes', { reason: 'A message points to a grown-up behind it (invented).' });
  await one.decide(one.boy, 'cse');
  await the.openCase(page, one);
  await the.owes(page, requirement('cid_referral'));
  await the.referToCid(page, OSIAN);
  await the.sent(page);
  cid = await world.another();
  ({ page } = cid);
  await officer.signIn(page, CID, 'Referrals to CID (the Criminal Investigation Department)');
  await page.getByRole('region', { name: 'New', exact: true }).getByRole('link', { name: OSIAN, exact: true }).click();
  await officer.isAt(page, `CID: ${OSIAN}`);
});

step('CID accepts, looks, and hands back; without a reason it cannot', async () => {
  await the.takeStep(page, 'Accept it');
  await the.follow(page, 'Hand it back', 'Hand it back');
  await officer.press(page, 'Record this');
  await page.locator('.error-summary').waitFor();
  await page.getByLabel('Why was it handed back?').fill('Nobody grown-up is behind it after all (invented).');
  await the.save(page, `CID: ${OSIAN}`, 'Record this');
  await the.sent(page);
  await the.shows(page, 'This referral is finished.');
  const referral = (await one.file()).items.referrals.find((item) => item.to === 'cid');
  assert.deepEqual(
    referral.steps.map((taken) => taken.step),
    ['sent', 'accepted', 'handed_back'],
  );
});

step('the officer sees the reason, and the case goes the other way', async () => {
  ({ page } = phone);
  await the.openCase(page, one);
  await the.shows(page, /Handed back by the Criminal Investigation Department\..*Nobody grown-up is behind it after all/);
  assert.equal((await one.outstanding()).evaluation.routes[0].suggested, 'no_prosecution');
  await the.decide(page, one, OSIAN, 'no_prosecution', 'CID handed it back.');
  await the.isState(page, 'no_prosecution', 'Done');
  await the.owes(page, requirement('advisory_given'));
});

step('all this while no page complained', () => {
  // The one page that was asked for before the case was the unit's: the server refused it.
  const complaints = [...phone.seen.complaints, ...ppu.seen.complaints, ...cid.seen.complaints].filter(
    (text) => !/status of 40[34]/.test(text),
  );
  assert.deepEqual(complaints, []);
});
