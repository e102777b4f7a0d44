// How a page of the walk is reached, in either language: by addresses, ids and kinds of elements only.
import * as officer from './officer.mjs';
import { PASSPHRASE } from './unlock.mjs';

/** As by a link, so that an open phone stays open; one that is locked is unlocked, or the walk would look at the lock again and again. */
export async function at(page, path) {
  if (page.url().startsWith('http')) await page.locator('main h1').waitFor();
  await officer.visit(page, path);
  await page.locator('main:not(.loading) h1').waitFor();
  if (!(await page.locator('#secret').count())) return;
  await page.locator('#secret').fill(PASSPHRASE);
  await page.locator('main form button.btn').first().click();
  await page.locator('#secret').waitFor({ state: 'detached' });
  await page.locator('main:not(.loading) h1').waitFor();
}
/** As from the browser's own bar: the app begins anew. */
export async function afresh(page, path) {
  await page.goto(path);
  await at(page, path);
}
/** Sends a form that is not filled in. */
export async function refused(page, path) {
  if (path) await at(page, path);
  await page.locator('main form:not([role=search]) button.btn:not([type=button])').first().click();
  await page.locator('.error-summary, .has-error').first().waitFor();
}
/** An address, from the ids of the walk. */
export const still = (name, path) => ({ name, open: ({ page, ids }) => at(page, path(ids)) });
export const empty = (name, path) => ({ name, open: ({ page, ids }) => refused(page, path(ids)) });
/** An address, then something to choose there, so that what belongs to it is on the page. */
export const chosen = (name, path, ...labels) => ({
  name,
  open: async ({ page, ids }) => {
    await at(page, path(ids));
    for (const id of labels) await page.locator(`label[for="${id}"]`).click();
  },
});

/** From a page by its link: to a form that belongs to it. */
export async function onwards(page, path, part) {
  await at(page, path);
  await page.locator(`main a[href$=".${part}"]`).first().click();
  await page.waitForURL(`**.${part}`);
  await page.locator('main:not(.loading) form').waitFor();
}
export const part = (name, path, of) => ({ name, open: ({ page, ids }) => onwards(page, path(ids), of) });
export const emptyPart = (name, path, of) => ({
  name,
  open: async ({ page, ids }) => {
    await onwards(page, path(ids), of);
    await refused(page);
  },
});
