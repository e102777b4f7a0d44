// How the screens of a case are read and touched: choices by their question, boxes of the flowchart by their code, what is owed.
import { until } from './harness.mjs';
import { allSent, choose, heading, isAt, press, visit } from './officer.mjs';
import { words } from './story.mjs';

export const group = (page, name) => page.getByRole('group', { name, exact: true });
export const pick = (page, name, label) => choose(group(page, name).getByRole('radio', { name: label, exact: true }));
export const tick = (page, name, label) => choose(group(page, name).getByRole('checkbox', { name: label, exact: true }));
/** A link of the page by its whole name. */
export const link = (page, name) => page.locator('main').getByRole('link', { name, exact: typeof name === 'string' });
export const shows = (page, text) => page.locator('main').getByText(text).first().waitFor();
/** "Now", of one of the times of a form. */
export const now = (page, name) => group(page, name).getByRole('button', { name: 'Now', exact: true }).click();

/** Somebody who is not chosen from a list: by what they are. */
export async function named(page, name, position, option = 'Somebody else') {
  await pick(page, name, option);
  await group(page, name).getByLabel('What they are').fill(position);
}

/** The officer who is signed in, whether or not the form begins with that. */
export const me = (page, name) => choose(group(page, name).getByRole('radio', { name: /^Me / }));

export const atCase = (page, the) => isAt(page, `Case ${the.reference}`);
/** From the list of cases, as one comes in. */
export async function openCase(page, the) {
  // Not in the middle of a request: one that is cut off is sent again, and the browser complains about what the server then says.
  await page.locator('.sync', { hasText: /All sent|No signal/ }).waitFor();
  await visit(page, '/');
  // What somebody else recorded comes at the next round: opened anew, the app begins with one.
  if (!(await link(page, the.reference).count())) await page.goto('/');
  await link(page, the.reference).click();
  await atCase(page, the);
}
export async function follow(page, name, title) {
  await link(page, name).first().click();
  if (title) await isAt(page, title);
}
/** Saves a form and waits for the page it leads back to. */
export async function save(page, title, button = 'Save') {
  await press(page, button);
  await isAt(page, title);
}
export const backToCase = (page, the, button) => save(page, `Case ${the.reference}`, button);
export async function back(page, the) {
  await page.locator('a.back').click();
  await atCase(page, the);
}

/** What "Owed now" says, line by line. */
export async function owedNow(page) {
  await page.locator('#owed').waitFor();
  const more = page.locator('#owed').getByRole('button', { name: /^Show \d+ more$/ });
  if (await more.count()) await more.click();
  return page.locator('#owed > .owed-list > li').allInnerTexts();
}
export const owes = (page, text) => until(`"${text}" to be owed`, async () => (await owedNow(page)).some((line) => line.includes(text)));
export const owesNot = (page, text) =>
  until(`"${text}" not to be owed`, async () => !(await owedNow(page)).some((line) => line.includes(text)));
/** A box of the flowchart by its code. */
export const box = (page, code) =>
  page.locator('li.step').filter({ has: page.getByRole('heading', { name: words('steps', code), exact: true }) });
/** Waits until a box says so: a case that was just written to is read again. */
export const isState = (page, code, word) =>
  box(page, code)
    .locator('.step-word', { hasText: new RegExp(`^${escaped(word)}$`) })
    .waitFor();
/** Through a box of the flowchart to a page of it. */
export async function enter(page, code, path, title) {
  await box(page, code).locator(`a[href*="/${path}"]`).first().click();
  await isAt(page, title);
}

/** Everything that was done has reached the server. */
export const sent = allSent;
export const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
export { heading, until };
