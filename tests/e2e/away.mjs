// A phone away from the network: made ready before leaving, cut off, brought back; and the small writes that the offline journeys make.
import assert from 'node:assert/strict';
import { setClockOff } from './clock.mjs';
import { start, until } from './harness.mjs';
import { isWrite, openLedger } from './ledger.mjs';
import * as officer from './officer.mjs';
import { atCase, link } from './screen.mjs';
import { wire } from './wire.mjs';

/** Where writes go. */
export const BATCHES = { method: 'POST', path: '/v1/batches' };
/** What was sealed when it was finished: how a phone sends that is locked or signed out. */
export const SEALED = { method: 'POST', path: '/v1/sealed-batches' };
/** A note sent by itself: what the phone tries when a whole batch was refused. */
export const ALONE = { method: 'PUT', path: /^\/v1\/incidents\/[^/]+\/notes\// };

/** Server, proxy, and a phone that is signed in and has all it needs for a day. */
export async function away({ clockOff = 0, reopened = true, ...options } = {}) {
  const world = await start({ proxy: true, ...options });
  try {
    const { phone } = world;
    if (clockOff) await setClockOff(phone, clockOff);
    await ready(phone, undefined, { reopened });
    return {
      world,
      phone,
      proxy: world.proxy,
      server: world.server,
      api: await wire(world.server.base),
      ledger: openLedger(world.server),
      network: network(world),
    };
  } catch (error) {
    await world.stop();
    throw error;
  }
}

/** Signs in and waits for everything; the browser is closed once, which writes the new session to the disk. */
export async function ready(phone, account, { reopened = true } = {}) {
  await officer.signIn(phone.page, account);
  await officer.keptForOffline(phone.page);
  if (!reopened) return;
  await phone.close();
  await phone.open();
  if (phone.clockOff) await setClockOff(phone, phone.clockOff);
  await phone.page.goto('/');
  await officer.isAt(phone.page, 'Cases');
  await officer.keptForOffline(phone.page);
}

/** Takes the network from every phone of a test, or gives it back; the browser notices that, as a phone's does. */
const network =
  (world) =>
  async (on, phones = [world.phone]) => {
    for (const phone of phones) phone.seen.offline = true;
    await world.proxy.network(on);
    if (on) for (const phone of phones) await noticed(phone.page);
  };
export const noticed = (page) => page.evaluate(() => void window.dispatchEvent(new Event('online')));

/** A case with one child, recorded from the first question on. */
export async function recordCase(
  page,
  narrative,
  { school = { typed: 'enghraifft bryn', name: 'Ysgol Bryn Enghraifft' }, child = 'Efa', people, reported } = {},
) {
  await officer.visit(page, '/');
  await officer.isAt(page, 'Cases');
  await officer.recordToCheck(page, {
    school,
    narrative,
    reported,
    people: people ?? [{ roles: ['Victim'], given: child, family: '(invented)', age: '14', source: 'The school' }],
  });
  return officer.save(page);
}

export async function addNote(page, the, text) {
  await officer.visit(page, `/cases/${the.id}/notes/new`);
  await officer.isAt(page, 'Add a note');
  await officer.choose(page.locator('#note-kind-fact'));
  await page.getByLabel('Note', { exact: true }).fill(text);
  await officer.press(page, 'Save this note');
  await atCase(page, the);
}

export async function correctNarrative(page, the, text) {
  await officer.visit(page, `/cases/${the.id}/facts/narrative`);
  await officer.isAt(page, 'Correct what happened');
  await page.getByLabel('In your own words').fill(text);
  await officer.press(page, 'Save');
  await atCase(page, the);
}

/** Opens a case from the list, as one looks something up. */
export async function lookAt(page, the) {
  await officer.visit(page, '/');
  await link(page, the.reference).click();
  await atCase(page, the);
}

/** On the list of what waits: "try now", for as long as it is there. */
export async function tryNow(page) {
  await page.evaluate(() => {
    const button = [...document.querySelectorAll('main button')].find((one) => one.textContent === 'Try now');
    button?.click();
  });
}
export async function toSend(page) {
  await officer.visit(page, '/waiting');
  await officer.isAt(page, 'To send');
}

/** Nothing waits any more, and the page says so. A tab asks for a round again and again: another one may be sending at the moment. */
export async function drained(page) {
  const sent = page.locator('.sync', { hasText: 'All sent' });
  await until('everything to be sent', async () => {
    // Where a page that is locked is unlocked by itself, this is what does it.
    await officer.heading(page).waitFor();
    // A look that could not be told yet has a time of its own; it is no write.
    if (!(await officer.stored(page)).outbox.some(isWrite) && (await sent.count())) return true;
    await noticed(page);
    await page.waitForTimeout(250);
    return false;
  });
}

/** Complaints that are not about answers and connections which the test itself spoiled. */
export function noOtherComplaints(phone) {
  assert.deepEqual(
    phone.seen.complaints.filter((text) => !/Failed to load resource/.test(text)),
    [],
  );
}
