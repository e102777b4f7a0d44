// Scenario 1, by hand and through the screens alone: a plain case from the report to the finalised case, with everything that the guidance
// asks for in between. Closing is refused before, with the list. One phone, one server; the tests build on each other.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as the from './case.mjs';
import { inOrder, start } from './harness.mjs';
import * as officer from './officer.mjs';
import { bornAsTyped, KEEP, note8, offence, words } from './story.mjs';
import { wire } from './wire.mjs';

const [EFA, OSIAN] = ['Efa (invented)', 'Osian (invented)'];
const child = (given, role) => ({ roles: [role], given, family: '(invented)', born: bornAsTyped(15), sameSchool: true, year: 'Year 10' });

let world, phone, api, page;
const one = {};
const step = inOrder(test, () => phone.page);
const owedBy = async () =>
  (await api.call('GET', `/incidents/${one.id}/outstanding`)).evaluation.closable.reasons.map((reason) => reason.code);

before(async () => {
  world = await start();
  ({ phone } = world);
  ({ page } = phone);
  api = await wire(world.base);
  await officer.signIn(page);
  await officer.keptForOffline(page);
});
after(() => world?.stop());

step('1: the safeguarding lead tells the officer of two Year 10s, and the incident is recorded', async () => {
  await officer.recordToCheck(page, {
    school: { typed: 'enghraifft bryn', name: 'Ysgol Bryn Enghraifft' },
    narrative: 'They are going out. She sent one picture, he kept it, nobody else saw it (invented).',
    people: [child('Efa', 'Victim'), child('Osian', 'Offender')],
  });
  Object.assign(one, await officer.save(page));
  await page.getByText('Sent. The server has it.').waitFor();
  await the.follow(page, 'Open the case', `Case ${one.reference}`);
});

step('1: the case says what is owed, and closing is refused with the list', async () => {
  await the.shows(page, '0 of 2 notified');
  await the.owes(page, words('requirements', 'ppu_notified'));
  const list = (await the.closingRefused(page)).join('\n');
  for (const code of ['ppu_notified', 'victim_has_crime', 'offender_has_crime'])
    assert.ok(list.includes(words('requirements', code)), code);
  for (const code of ['adult_implicated', 'repeat_offender']) assert.ok(list.includes(words('questions', code)), code);
  await the.back(page, one);
});

step('1: safeguarding: the unit is told of both, answers, the school confirms, parents and help', async () => {
  await the.notifyAll(page, { children: 2 });
  await the.follow(page, `See the referral ${EFA}`, `Public Protection Unit: ${EFA}`);
  await the.follow(page, 'What the unit said', 'What the unit said');
  await page.getByLabel('What is being done?').fill('Children’s services');
  await officer.keptAsTyped(page, 'Children’s services');
  await page.reload();
  await officer.isAt(page, 'What the unit said');
  assert.equal(await page.getByLabel('What is being done?').inputValue(), 'Children’s services', 'a reload loses nothing');
  await page.locator('a.back').click();
  await officer.isAt(page, `Public Protection Unit: ${EFA}`);
  await page.locator('a.back').click();
  await the.unitSaid(page, EFA, 'Children’s services ring the family.');
  await the.unitSaid(page, OSIAN, 'No further action by other agencies.');
  await the.shows(page, '2 acknowledged');
  await the.back(page, one);
  await the.schoolConfirms(page, one);
  for (const name of [EFA, OSIAN]) {
    await the.parentsTold(page, one, name);
    await the.signposted(page, one, name);
  }
  await the.isState(page, 'support', 'Done');
  await the.isState(page, 'ppu_notify', 'Done');
});

step('1: the incident: there is an image, nobody saw it, no factor makes it worse, the phone is sealed', async () => {
  await the.answer(page, one, 'incident', 'image_of_child', 'Yes');
  await the.answer(page, one, 'school', 'viewed', 'No');
  await the.answer(page, one, 'evidence', 'device_involved', 'Yes');
  await the.factors(page, one);
  await the.isState(page, 'cse_considered', 'Done');
  await the.deviceHandedOver(page, one, OSIAN);
  await the.isState(page, 'evidence', 'Done');
});

step('1: the crime, found by ordinary words, with its reference', async () => {
  await the.recordCrime(page, one, {
    typed: 'kept it on his phone',
    offence: offence(KEEP),
    people: [
      [EFA, 'Victim'],
      [OSIAN, 'Offender'],
    ],
    reference: '2600012345',
  });
  await the.isState(page, 'crime_raised', 'Done');
});

step('1: no to both questions, and a named person decides not to prosecute', async () => {
  await the.noAdult(page, one);
  await the.sent(page);
  await the.repeat(page, one, OSIAN);
  await the.decide(page, one, OSIAN, 'no_prosecution', 'Both are fifteen, willing, and nobody else saw it.');
  await the.isState(page, 'no_prosecution', 'Done');
});

step('1: the restorative meeting is held, and all are taught', async () => {
  await the.meetingHeld(page, one, [EFA, OSIAN]);
  await the.educated(page, one, [EFA, OSIAN]);
  await the.isState(page, 'restorative', 'Done');
  await the.isState(page, 'education', 'Done');
});

step('1: note 8 is read out word for word, with nothing else on the screen, and recorded', async () => {
  await the.sent(page);
  assert.deepEqual((await owedBy()).sort(), ['advisory_given', 'crime_outcome']);
  await the.toTheWords(page, OSIAN);
  assert.equal(await the.wordsShown(page), note8(KEEP));
  assert.equal(await page.locator('nav.bottom').count(), 0, 'no places to go below the words');
  await the.given(page, OSIAN, { parent: 'Mother' });
  await the.shows(page, 'Given 1 time');
  await the.sent(page);
  const [advisory] = (await api.incident(one.id)).items.advisories;
  assert.equal(advisory.given.wording.text, note8(KEEP), 'the server’s own words are the ones recorded');
  assert.equal(advisory.given.language, 'en');
});

step('1: a copy to hand over bears the words, and no other child', async () => {
  await the.follow(page, /^Copy to hand over/, 'Copy to hand over');
  const copy = await page.locator('.copy-sheet').innerText();
  for (const shown of [one.reference, OSIAN, note8(KEEP)]) assert.ok(copy.includes(shown), shown);
  assert.ok(!copy.includes('Efa'));
  await the.openCase(page, one);
});

step('1: outcome 21 as suggested, nothing owed, and the case is finalised', async () => {
  await the.suggestedOutcome(page, one, '21');
  await page.getByRole('heading', { level: 2, name: 'Nothing is owed now' }).waitFor();
  await the.close(page);
  const file = await api.incident(one.id);
  assert.equal(file.status, 'closed');
  const [closure] = file.items.closures;
  assert.deepEqual([closure.owed, closure.reason, closure.state], [[], null, 'closed']);
  assert.equal(file.items.crimes[0].outcome.code, '21');
  await the.follow(page, 'Back to the case', `Case ${one.reference}`);
  await the.shows(page, 'This case is closed');
});

step('1: the closed case is on paper, with its marking, and its text is copied for another system', async () => {
  await the.follow(page, 'Print the case', 'Printable case file');
  const paper = await page.locator('.paper').innerText();
  for (const shown of ['OFFICIAL-SENSITIVE', one.reference, EFA, OSIAN, '2600012345']) assert.ok(paper.includes(shown), shown);
  const pdf = await page.evaluate(
    async (path) => {
      const answer = await fetch(path);
      return [answer.status, answer.headers.get('content-type'), (await answer.text()).slice(0, 5)];
    },
    await the.link(page, 'Open as PDF').getAttribute('href'),
  );
  assert.deepEqual(pdf, [200, 'application/pdf', '%PDF-']);
  await the.back(page, one);
  await the.follow(page, 'The case in plain text, for other systems', 'Texts for other systems');
  await page.getByRole('button', { name: /^Copy the text: Incident log/ }).click();
  await the.shows(page, 'Copied');
  // Pasted, as it would be into the other system: no page may read what was copied.
  await the.back(page, one);
  await the.follow(page, 'Add a note', 'Add a note');
  await page.getByLabel('Note', { exact: true }).press('Control+V');
  const copied = await page.getByLabel('Note', { exact: true }).inputValue();
  const { text } = await api.call('GET', `/incidents/${one.id}/summaries/incident_log?language=en`);
  // Each text says when it was written.
  const still = (written) =>
    written
      .replaceAll('\r\n', '\n')
      .replace(/^Written: .*$/m, '')
      .trim();
  assert.equal(still(copied), still(text));
  assert.ok(copied.includes(one.reference));
});

step('all this while no page complained', () => {
  assert.deepEqual(phone.seen.complaints, []);
});
