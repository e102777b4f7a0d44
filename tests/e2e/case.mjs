// What is done with a case on the screens, a page a step, in the words that stand there. Each step begins and ends on the case itself
// unless it says otherwise, so that a journey reads like its scenario.
import assert from 'node:assert/strict';
import { fillPerson, heading, isAt, press } from './officer.mjs';
import { back, backToCase, box, enter, escaped, follow, group, link, me, named, now, pick, save, sent, shows, tick } from './screen.mjs';
import { FACTORS, words } from './story.mjs';

export * from './screen.mjs';

/** The unit is told about every child who is still to be told about. Ends on the referrals. */
export async function notifyAll(page, { how = 'By phone', children, several = /^Notify about (both|all \d+) children\b/ }) {
  await enter(page, 'ppu_notify', 'referrals', 'Referrals');
  await follow(page, several, 'Notify the Public Protection Unit');
  await pick(page, 'How?', how);
  await named(page, 'Who was told there?', 'Duty desk', 'Somebody at the unit');
  await me(page, 'Who told the unit?');
  await save(page, 'Referrals', 'Record the notification');
  await shows(page, `${children} of ${children} children notified`);
}

/** The unit rings back: written down by the officer, with who said so. From the referrals, and back to them. */
export async function unitSaid(page, name, said) {
  await follow(page, `See the referral ${name}`, `Public Protection Unit: ${name}`);
  await follow(page, 'What the unit said', 'What the unit said');
  await group(page, 'Who said so there?').getByLabel('What they are').fill('Duty sergeant of the unit');
  await pick(page, 'How?', 'By phone');
  await page.getByLabel('What is being done?').fill(said);
  await save(page, `Public Protection Unit: ${name}`, 'Record this');
  await shows(page, said);
  await page.locator('a.back').click();
  await isAt(page, 'Referrals');
}

export async function schoolConfirms(page, the) {
  await enter(page, 'school', 'school-procedures', 'The school’s own procedures');
  await pick(page, 'What does the school say?', 'It confirms that it follows them');
  await named(page, 'Who at the school?', 'Head of year');
  await backToCase(page, the);
}

export async function parentsTold(page, the, name, language) {
  await follow(page, new RegExp(`^Parents ${escaped(name)}`), `Parents or carers of ${name}`);
  await pick(page, 'Were they told?', 'Told');
  await named(page, 'Who is the parent or carer?', 'Mother');
  await me(page, 'Who spoke to them, or decided?');
  if (language) await pick(page, 'Which language do they want letters in?', language);
  await backToCase(page, the);
}

export async function signposted(page, the, name, services = ['Report Remove', 'Childline']) {
  await follow(page, new RegExp(`^Where help is ${escaped(name)}`), `Where ${name} can get help`);
  for (const service of services) await tick(page, 'Told about', service);
  await me(page, 'Who told the child?');
  await backToCase(page, the);
}

/** A question about the incident, through the box it stands in. */
export async function answer(page, the, step, code, given) {
  await enter(page, step, `questions/${code}`, words('questions', code));
  await pick(page, 'Your answer', given);
  await backToCase(page, the);
}

/** Every aggravating factor is asked. */
export async function factors(page, the, present = []) {
  await enter(page, 'cse_considered', 'factors', 'Aggravating factors');
  for (const code of FACTORS) await pick(page, words('questions', code), present.includes(code) ? 'Yes' : 'No');
  await backToCase(page, the);
}

export async function deviceHandedOver(page, the, owner) {
  await enter(page, 'evidence', 'exhibits', 'Devices');
  await follow(page, 'Record a device', 'Record a device');
  await pick(page, 'What is it?', 'Phone');
  await page.getByLabel('What does it look like? (if known)').fill('black, cracked corner');
  await pick(page, 'Whose is it?', owner);
  await pick(page, 'Was it handed over?', 'Yes, handed over');
  await pick(page, 'Who has it now?', 'The police');
  await me(page, 'Who took it for the police?');
  await page.getByLabel('Seal number (if sealed)').fill('S1234567');
  await page.getByLabel('Where is it kept?').fill('Property store at the station');
  await save(page, 'Devices', 'Save this device');
  await shows(page, 'Phone: black, cracked corner');
  await back(page, the);
}

/** `people` is a list of [name, part]. */
export async function recordCrime(page, the, { typed, offence, people, reference }) {
  await enter(page, 'crime_raised', 'crimes', 'Crimes');
  await follow(page, 'Record a crime', 'Record a crime');
  await page.getByLabel('Type what was done').fill(typed);
  await pick(page, 'Offences', offence);
  for (const [name, part] of people) await tick(page, name, part);
  if (reference) {
    await page.getByLabel('Force crime reference (if there is one yet)').fill(reference);
    await now(page, 'When was it recorded on the force’s system?');
  }
  await save(page, 'Crimes', 'Save this crime');
  await link(page, offence).first().waitFor();
  await back(page, the);
}

export async function noAdult(page, the, given = 'No') {
  await enter(page, 'two_questions', 'questions/adult_implicated', words('questions', 'adult_implicated'));
  await pick(page, 'Your answer', given);
  await backToCase(page, the);
}

/** On the page of the question: a check outside this system, made by the officer now. */
export async function checkedElsewhere(page, count, where = 'Police National Computer') {
  await press(page, 'Add a check');
  await page.getByLabel('Where was it checked?').fill(where);
  await page.getByLabel('How many were found?').fill(count);
  await me(page, 'Who checked?');
}

/** Looked for elsewhere too, and answered. */
export async function repeat(page, the, name, { count = '0', given = 'No' } = {}) {
  const text = words('questions', 'repeat_offender');
  await link(page, /^Answer /)
    .filter({ hasText: text })
    .filter({ hasText: name })
    .click();
  await isAt(page, text);
  await checkedElsewhere(page, count);
  await pick(page, 'Your answer', given);
  await backToCase(page, the);
}

export async function decide(page, the, name, route, rationale) {
  await follow(page, new RegExp(`^(Decide|Look or change) ${escaped(name)}`), `The route for ${name}`);
  await pick(page, 'Which route?', words('routes', route));
  await page.getByLabel('Why?', { exact: true }).fill(rationale);
  await me(page, 'Who decides?');
  await backToCase(page, the);
}

/** Both are invited, both agree, and it is held. */
export async function meetingHeld(page, the, names) {
  await enter(page, 'restorative', 'restorative', 'Restorative approach');
  await follow(page, 'Invite to a meeting', 'Invite to a meeting');
  for (const name of names) await tick(page, 'Who is invited?', name);
  await save(page, 'Restorative approach');
  await follow(page, /^Meeting with /, 'Restorative meeting');
  for (const name of names) {
    await follow(page, `Record an answer of ${name}`, `What ${name} said`);
    await pick(page, 'What was the answer?', 'Agreed to take part');
    await pick(page, 'Who said it?', `${name} themself`);
    await save(page, 'Restorative meeting');
  }
  await shows(page, 'All agreed');
  await follow(page, 'It was held', 'The meeting was held');
  await now(page, 'When was it held?');
  await me(page, 'Who led it?');
  await page.getByLabel('What was agreed there? (if anything was)').fill('He deletes it and says sorry.');
  await save(page, 'Restorative meeting');
  await shows(page, 'He deletes it and says sorry.');
  await page.locator('a.back').click();
  await isAt(page, 'Restorative approach');
  await back(page, the);
}

/** The lesson for the school, and an input for each of these. */
export async function educated(page, the, names) {
  await enter(page, 'education', 'education', 'Education');
  for (const name of [null, ...names]) {
    await follow(
      page,
      name ? `Record for ${name}` : 'Record the general lesson',
      name ? `Input for ${name}` : 'The general lesson or assembly',
    );
    await pick(page, 'Where does it stand?', 'Given');
    await me(page, 'Who gives it?');
    await save(page, 'Education');
  }
  await back(page, the);
}

/** From the case to the words themselves, on a page where nothing else stands. */
export async function toTheWords(page, name) {
  await box(page, 'advisory').getByRole('link').filter({ hasText: name }).first().click();
  await isAt(page, `The wording for ${name}`);
  await follow(page, 'Open the words', null);
  await page.getByRole('group', { name: 'The words to be read' }).waitFor();
}
/** What is on the screen to be read out. */
export const wordsShown = async (page) =>
  (await page.getByRole('group', { name: 'The words to be read' }).innerText()).replace(/\s+/g, ' ').trim();

/** From the words: they were given. Ends on the page of the wording. */
export async function given(page, name, { how = 'In person', place, parent, understood = 'Yes' } = {}) {
  await follow(page, 'It was given', 'The wording was given');
  await pick(page, 'How was it given?', how);
  await me(page, 'Who gave it?');
  if (place) await page.getByLabel('Where? (if there was a place)').fill(place);
  if (parent) {
    await tick(page, 'Who else was there?', 'A parent or carer');
    await named(page, 'Who was it?', parent);
  }
  await pick(page, 'Was it understood?', understood);
  await save(page, `The wording for ${name}`, 'Record it');
}

/** The outcome that the rules suggest. */
export async function suggestedOutcome(page, the, code) {
  const text = `Outcome ${code}: ${words('outcomes', code)}`;
  await follow(page, new RegExp(`^Suggested: ${escaped(text)}`), 'The outcome of this crime');
  await pick(page, 'Which outcome?', text);
  await me(page, 'Who decided the outcome?');
  await backToCase(page, the);
}

/** What stands on the page that closes, and that there is nothing to press. */
export async function closingRefused(page) {
  await follow(page, 'Close the case', 'Close the case');
  await page.getByRole('heading', { level: 2, name: /^It cannot be closed yet: \d+ things? (is|are) owed$/ }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Close the case' }).count(), 0);
  return page.locator('main .owed-list li').allInnerTexts();
}
export async function close(page) {
  await follow(page, 'Close the case', 'Close the case');
  await press(page, 'Close the case');
  await isAt(page, 'The case is closed');
  await sent(page);
}

/** Advice of an expert is asked for and given at once. */
export async function expertAdvice(page, the, said) {
  await enter(page, 'cse_considered', 'advice', 'Advice');
  await pick(page, 'What do you record?', 'Advice of an expert');
  await group(page, 'Who was asked?').getByLabel('What they are').fill('Duty inspector of the Public Protection Unit');
  await page.getByLabel('What did they say?').fill(said);
  await me(page, 'Who asked?');
  await backToCase(page, the);
}

/** Somebody is looked up first; nobody is on record, so they are added as new. */
export async function lookUpAndAdd(page, the, { given: first, family, ...person }) {
  await follow(page, 'Add a person', 'Look them up first');
  await page.getByLabel('First names').fill(first);
  await page.getByLabel('Family name').fill(family);
  await press(page, 'Look up');
  await press(page, 'Add as a new person');
  await isAt(page, 'Add a person');
  assert.equal(await page.getByLabel('First names').inputValue(), first, 'what was typed goes along');
  await fillPerson(page, person);
  await backToCase(page, the, 'Save this person');
}

/** From the case to the referrals: CID is told about an offender. Ends on the referrals. */
export async function referToCid(page, name) {
  await enter(page, 'cid', 'referrals', 'Referrals');
  await follow(page, `Refer ${name} to CID`, `Refer ${name} to CID`);
  await pick(page, 'How?', 'Here, in Waymark');
  await pick(page, 'Who was told there?', 'Not known yet');
  await me(page, 'Who contacted CID?');
  await save(page, 'Referrals', 'Record the referral');
}

/** A unit's own step, on the page of the referral. */
export async function takeStep(page, name, texts = {}) {
  const title = await heading(page).innerText();
  await follow(page, name, name);
  for (const [label, text] of Object.entries(texts)) await page.getByLabel(label, { exact: true }).fill(text);
  await save(page, title, 'Record this');
}
