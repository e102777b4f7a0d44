// Scenarios 14 and 16: the words are given twice, in English and then in Welsh, and are two records. Languages stand with each person; the
// screen changes its language and keeps what is half-typed; the Welsh words are refused until the administrator has approved them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as the from './case.mjs';
import { inOrder, start } from './harness.mjs';
import * as officer from './officer.mjs';
import { inLanguage } from './places.mjs';
import { ADMIN, BLANK, KEEP, note8, offence, plain, teller } from './story.mjs';

const OSIAN = 'Osian (invented)';
/** Invented for this test: no translation that anybody approved. */
const WELSH = `Prawf yn unig, geiriad dychmygol: fe'ch cofnodwyd yn erbyn ${BLANK}. Nid yw hwn yn gyfieithiad.`;

let world, phone, page, told, desk;
const one = {};
const step = inOrder(test, () => page);

before(async () => {
  world = await start();
  ({ phone } = world);
  ({ page } = phone);
  told = await teller(world.base);
  Object.assign(one, await plain(world.base, told));
  await one.decide(one.boy, 'no_prosecution');
  await officer.signIn(page);
  await officer.keptForOffline(page);
});
after(() => world?.stop());

step('16: the child answers in Welsh, and the father wants letters in Welsh: each language stands with its person', async () => {
  await the.openCase(page, one);
  await page.getByRole('link', { name: `Correct ${OSIAN}` }).click();
  await officer.isAt(page, `Correct ${OSIAN}`);
  await the.pick(page, 'Which language do they want?', 'Welsh');
  await officer.press(page, 'Save');
  await the.atCase(page, one);
  await the.parentsTold(page, one, OSIAN, 'Welsh');
  await the.sent(page);
  const file = await one.file();
  assert.equal(file.persons.find((person) => person.id === one.boy).language, 'cy');
  assert.deepEqual(
    file.items.parentContacts.filter((contact) => contact.language).map((contact) => [contact.personId, contact.language]),
    [[one.boy, 'cy']],
  );
});

step('16: the Welsh words await an approved translation: nothing is read out in their place', async () => {
  await the.box(page, 'advisory').getByRole('link').filter({ hasText: OSIAN }).first().click();
  await officer.isAt(page, `The wording for ${OSIAN}`);
  await the.follow(page, 'Open the words');
  assert.equal(await the.wordsShown(page), note8(KEEP), 'English is what there is');
  await page.getByRole('button', { name: 'Cymraeg' }).click();
  await the.shows(page, 'The Welsh wording is awaiting an approved translation.');
  assert.equal(await page.getByRole('group', { name: 'The words to be read' }).count(), 0);
  assert.equal(await the.link(page, 'It was given').count(), 0);
  await officer.press(page, 'Show it in English');
});

step('16: nor by the API', async () => {
  const body = {
    personId: one.boy,
    crimeId: one.crime,
    given: { at: new Date().toISOString(), language: 'cy', how: 'in_person', by: told.me, present: [], understood: 'yes' },
  };
  await assert.rejects(one.record('advisories', body), /wording-not-approved/);
});

step('14: given at school in English, half-typed while the screen changes to Welsh and back', async () => {
  await the.follow(page, 'It was given', 'The wording was given');
  await the.pick(page, 'How was it given?', 'In person');
  await page.getByLabel('Where? (if there was a place)').fill('Swyddfa’r pennaeth');
  await officer.keptAsTyped(page, 'Swyddfa’r pennaeth');
  const half = page.url();
  await inLanguage(page, 'cy');
  await page.locator('#place').waitFor();
  assert.equal(page.url(), half);
  assert.equal(await page.locator('#place').inputValue(), 'Swyddfa’r pennaeth');
  assert.ok(await page.locator('#how-in_person').isChecked());
  assert.notEqual(await the.heading(page).innerText(), 'The wording was given');
  await inLanguage(page, 'en');
  assert.equal(await page.locator('#place').inputValue(), 'Swyddfa’r pennaeth');
  await the.me(page, 'Who gave it?');
  await the.pick(page, 'Was it understood?', 'Not sure');
  await the.save(page, `The wording for ${OSIAN}`, 'Record it');
  await the.shows(page, 'Given 1 time');
  await the.sent(page);
});

step('16: the administrator enters the approved Welsh, which must have its blank once', async () => {
  desk = await world.another();
  ({ page } = desk);
  await officer.signIn(page, ADMIN, 'Guidance packs');
  await page.getByRole('link', { name: '2016.1', exact: true }).click();
  await officer.isAt(page, 'Guidance pack 2016.1');
  await page.getByLabel('The approved Welsh wording').fill('Heb le gwag');
  await officer.press(page, 'Approve this wording');
  await the.shows(page, /The blank is missing/);
  await page.getByLabel('The approved Welsh wording').fill(WELSH);
  await officer.press(page, 'Approve this wording');
  await officer.press(page, 'Yes, this is the approved text');
  await the.shows(page, /^Approved by Demonstration Administrator/);
});

step('14 and 16: given again with Mum, in Welsh and word for word as it was approved', async () => {
  ({ page } = phone);
  await the.openCase(page, one);
  await the.box(page, 'advisory').getByRole('link').filter({ hasText: OSIAN }).first().click();
  await officer.isAt(page, `The wording for ${OSIAN}`);
  const filled = WELSH.replace(BLANK, offence(KEEP, 'cy'));
  // The phone asks once a minute whether a pack has changed.
  await the.until(
    'the approved wording to be on the phone',
    async () => {
      await page.reload();
      await officer.allSent(page);
      return JSON.stringify((await officer.stored(page)).packs).includes('geiriad dychmygol');
    },
    90_000,
  );
  await the.follow(page, 'Open the words');
  await page.getByRole('group', { name: 'The words to be read' }).waitFor();
  assert.equal(await the.wordsShown(page), filled, 'Welsh comes first for a child who wants Welsh');
  assert.equal(await page.getByRole('group', { name: 'The words to be read' }).getAttribute('lang'), 'cy');
  await the.given(page, OSIAN, { how: 'By phone', place: 'Gartref', parent: 'Mum' });
  await the.shows(page, 'Given 2 times');
  await the.sent(page);
});

step('14: two records, each with its time, language, version and text; nothing was overwritten', async () => {
  const { advisories } = (await one.file()).items;
  assert.equal(advisories.length, 2);
  const [english, welsh] = ['en', 'cy'].map((language) => advisories.find((item) => item.given.language === language).given);
  assert.deepEqual([english.place, english.understood, english.present.length], ['Swyddfa’r pennaeth', 'not_sure', 0]);
  assert.deepEqual(
    [welsh.place, welsh.how, welsh.present.map((one_) => [one_.as, one_.who.position])],
    ['Gartref', 'phone', [['parent_carer', 'Mum']]],
  );
  assert.deepEqual([english.wording.text, welsh.wording.text], [note8(KEEP), WELSH.replace(BLANK, offence(KEEP, 'cy'))]);
  for (const given of [english, welsh]) assert.deepEqual([given.wording.pack, given.wording.note], ['2016.1', '8']);
  const records = page.getByRole('region', { name: 'On record' }).locator('li.card');
  await records.nth(1).waitFor();
  const texts = await records.allInnerTexts();
  assert.ok(texts.some((text) => text.includes('in Welsh')) && texts.some((text) => text.includes('in English')), texts.join('\n'));
});

step('14: each has its own copy to hand over, in the language in which it was given', async () => {
  await page
    .getByRole('region', { name: 'On record' })
    .locator('li.card')
    .filter({ hasText: 'in Welsh' })
    .getByRole('link', { name: /^Copy to hand over/ })
    .click();
  await officer.isAt(page, 'Copy to hand over');
  const copy = page.locator('.copy-sheet');
  assert.equal(await copy.getAttribute('lang'), 'cy');
  assert.ok((await copy.innerText()).includes(WELSH.replace(BLANK, offence(KEEP, 'cy'))));
  assert.ok(!(await copy.innerText()).includes('Efa'));
});

step('all this while no page complained', () => {
  assert.deepEqual([...phone.seen.complaints, ...desk.seen.complaints], []);
});
