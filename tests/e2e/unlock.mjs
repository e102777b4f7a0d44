// The lock of the phone as its officer meets it: a passphrase is chosen once, and typed whenever the phone asks.

export const PASSPHRASE = 'seven wet slates above Tregaron';

/** In either language: by the field that is there alone. */
export const lockedPage = (page) => page.locator('main:has(#secret) h1');
export const choosing = (page) => page.getByRole('heading', { level: 1, name: 'Choose a passphrase for this phone', exact: true });
const offered = (page) => page.getByRole('heading', { level: 1, name: 'Unlock with a finger or face?', exact: true });

/** Types it and presses "Unlock"; whether it fits is for the caller to see. */
export async function tryPassphrase(page, passphrase = PASSPHRASE, how = {}) {
  await page.locator('#secret').fill(passphrase, how);
  await page.locator('main form button.btn:not([type=button])').click(how);
}

export async function unlock(page, passphrase) {
  await lockedPage(page).waitFor();
  await tryPassphrase(page, passphrase);
  await lockedPage(page).waitFor({ state: 'detached' });
}

/** After the first sign-in on a phone. */
export async function choosePassphrase(page, passphrase = PASSPHRASE) {
  await choosing(page).waitFor();
  await page.getByLabel('New passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('The same once more', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Use this passphrase', exact: true }).click();
}

/** A passkey may be offered then; these journeys go on without. */
export async function withoutPasskey(page, begins) {
  await offered(page).or(begins).first().waitFor();
  if (await offered(page).count()) await page.getByRole('button', { name: 'Not now', exact: true }).click();
}

/** Whenever a page of this phone is locked, the passphrase is typed, as its officer would; then what the test does goes on. */
export const unlocksByItself = (page) =>
  page.addLocatorHandler(lockedPage(page), () => tryPassphrase(page, PASSPHRASE, { timeout: 5_000 }).catch(notThereAnyMore));
/** The page may have gone on meanwhile; where it has not, the handler is called again. */
const notThereAnyMore = () => undefined;
