// The locked phone: it tells nothing, keeps what was typed, sends what was finished; after five wrong tries, or taken out of use, nothing
// can be read any more, and nothing that was finished is lost.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addNote, away, correctNarrative, drained, noOtherComplaints, noticed, ready, recordCase } from './away.mjs';
import { ACCOUNT, inOrder, until } from './harness.mjs';
import { isWrite, numbersOf, openLedger } from './ledger.mjs';
import { dump, findIn } from './needles.mjs';
import * as officer from './officer.mjs';
import { atCase } from './screen.mjs';
import { SUPERVISOR } from './story.mjs';
import { lockedPage, tryPassphrase, unlock } from './unlock.mjs';
import { wire } from './wire.mjs';

const WRONG = 'not the right words at all';
let all, page, sergeant;
const one = {};
const step = inOrder(test, () => page);
const waiting = async () => (await officer.stored(page)).outbox.filter((row) => isWrite(row) && row.state !== 'sent');
const lock = async () => {
  await officer.press(page, 'Lock');
  await lockedPage(page).waitFor();
};

before(async () => {
  all = await away({ unlocks: false, reopened: false });
  ({ page } = all.phone);
  sergeant = await wire(all.server.base, SUPERVISOR);
  Object.assign(one, await recordCase(page, 'Ravenstone told us (invented).', { child: 'Lleucu' }));
  await drained(page);
  all.ledger = openLedger(all.server);
});
after(() => all?.world.stop());

step('locked in the middle of a form: nothing of it is on the page, and the address and every letter are there again', async () => {
  await officer.visit(page, `/cases/${one.id}/notes/new`);
  await officer.isAt(page, 'Add a note');
  await page.getByLabel('Note', { exact: true }).fill('Half typed under the lock (invented)');
  // At once: what was typed is stored before it locks.
  await lock();
  const shown = await page.evaluate(() => `${document.title} ${document.documentElement.outerHTML}`);
  for (const word of ['Half typed', 'Lleucu', 'Ravenstone', one.reference, 'Demonstration Officer', ACCOUNT.username])
    assert.ok(!shown.includes(word), word);
  await unlock(page);
  await officer.isAt(page, 'Add a note');
  assert.equal(new URL(page.url()).pathname, `/cases/${one.id}/notes/new`);
  assert.equal(await page.getByLabel('Note', { exact: true }).inputValue(), 'Half typed under the lock (invented)');
  await officer.choose(page.locator('#note-kind-fact'));
  // What leaves at once could not be counted.
  await all.network(false);
  await officer.press(page, 'Save this note');
  await atCase(page, one);
  await all.ledger.note(page);
  await all.network(true);
  await drained(page);
});

step('a locked phone sends what was finished, also when its session has ended; unlocked, it shows it as sent', async () => {
  await all.network(false);
  await addNote(page, one, 'Sent while locked, one (invented)');
  await correctNarrative(page, one, 'Ravenstone told us twice (invented).');
  await all.ledger.note(page);
  await lock();
  const from = all.proxy.seen.length;
  await all.network(true);
  await until(
    'both to be at the server',
    async () => (await all.api.incident(one.id)).narrative === 'Ravenstone told us twice (invented).',
  );
  // The session is gone altogether.
  await all.network(false);
  await unlock(page);
  await addNote(page, one, 'Sent while locked and signed out by the server (invented)');
  await all.ledger.note(page);
  await lock();
  for (const session of (await all.api.all('/sessions')).filter((one) => !one.current))
    await all.api.call('DELETE', `/sessions/${session.id}`, { expect: 204 });
  await all.network(true);
  await until('the note to be at the server', async () =>
    (await all.api.incident(one.id)).notes.some((note) => note.text.includes('signed out by the server')),
  );
  const sent = all.proxy.seen.slice(from).filter((entry) => entry.method === 'POST' && entry.sent > 0);
  assert.ok(
    sent.some((entry) => entry.path === '/v1/sealed-batches') && !sent.some((entry) => entry.path === '/v1/batches'),
    'sealed, without a session',
  );
  await unlock(page);
  await page.getByRole('link', { name: 'Sign in', exact: true }).first().click();
  await officer.isAt(page, 'Sign in again');
  await page.getByLabel('Username').fill(ACCOUNT.username);
  await page.getByLabel('Password', { exact: true }).fill(ACCOUNT.password);
  await officer.press(page, 'Sign in');
  await drained(page);
  await all.ledger.balance('a locked phone sends', [page]);
});

step('four wrong tries are counted, over a restart too; the right passphrase sets the count back', async () => {
  await all.network(false);
  await lock();
  for (const left of [4, 3]) {
    await tryPassphrase(page, WRONG);
    await page.getByText(`That is not right. ${left} tries left`).first().waitFor();
  }
  await all.phone.kill();
  page = await all.phone.open();
  await page.goto('/');
  await lockedPage(page).waitFor();
  await tryPassphrase(page, WRONG);
  await page.getByText('That is not right. 2 tries left').first().waitFor();
  await tryPassphrase(page, WRONG);
  await page
    .getByText(/^(Error: )?That is not right\. One try left/)
    .first()
    .waitFor();
  await unlock(page);
  await officer.isAt(page, 'Cases');
  assert.equal((await officer.stored(page)).vault[0].tries, 0);
});

step('the fifth wrong try erases what can be read; what was finished stays sealed, goes up, and arrives once', async () => {
  await addNote(page, one, 'Finished before the five wrong tries (invented)');
  await correctNarrative(page, one, 'Ravenstone told us three times (invented).');
  await page.goto('/');
  await unlock(page);
  await officer.recordToNarrative(page, { school: null });
  await page.getByLabel('In your own words').fill('Never finished, and gone (invented)');
  await officer.keptAsTyped(page, 'Never finished, and gone (invented)');
  const queued = await all.ledger.note(page);
  assert.equal(queued.length, 2);
  await lock();
  for (const left of ['4 tries left', '3 tries left', '2 tries left', 'One try left']) {
    await tryPassphrase(page, WRONG);
    await page.getByText(`That is not right. ${left}`).first().waitFor();
  }
  await tryPassphrase(page, WRONG);
  await page.getByText('What could be read on this phone was erased').waitFor();
  await page.getByText(/2 finished items are sealed here/).waitFor();
  const { drafts, forms, cases, list, outbox, vault } = await officer.stored(page);
  assert.deepEqual(
    [drafts, forms, cases, list, vault].map((rows) => rows.length),
    [0, 0, 0, 0, 0],
  );
  assert.deepEqual(
    outbox.filter(isWrite).map((row) => [!!row.sealed, !!row.envelope]),
    [
      [false, true],
      [false, true],
    ],
  );
  const found = (await dump(page)).flatMap(({ place, bytes }) =>
    findIn(bytes, ['Ravenstone', 'Lleucu', 'Never finished', one.reference]).map((what) => `${place}: ${what}`),
  );
  assert.deepEqual(found, []);
  await all.network(true);
  await noticed(page);
  await until('an empty outbox', async () => (await officer.stored(page)).outbox.length === 0);
  const file = await all.api.incident(one.id);
  assert.equal(file.narrative, 'Ravenstone told us three times (invented).');
  await all.ledger.balance('five wrong passphrases', [page]);
});

step('the officer signs in again, chooses a new passphrase, and has the cases again', async () => {
  await page.goto('/');
  await ready(all.phone, undefined, { reopened: false });
  await until('the case there', async () => (await officer.stored(page)).cases.some((row) => row.id === one.id));
});

step(
  'a phone that a supervisor has taken out of use erases what can be read at its next contact; its unsent work is kept for the supervisor',
  async () => {
    await all.network(false);
    await addNote(page, one, 'On a phone that was lost, one (invented)');
    await addNote(page, one, 'On a phone that was lost, two (invented)');
    const queued = await all.ledger.note(page);
    const [device] = (await officer.stored(page)).meta.filter((value) => value?.lastSeq !== undefined);
    const shown = await sergeant.all('/team-devices');
    const its = shown.find((entry) => entry.id === device.id);
    await sergeant.call('PATCH', `/devices/${device.id}`, {
      body: { revokedReason: 'Left on a bus (invented)' },
      headers: { 'if-match': its.etag },
    });
    const held = await sergeant.all(`/devices/${device.id}/holdings`);
    assert.ok(
      held.some((entry) => entry.incidentId === one.id),
      'what that phone held',
    );
    await all.network(true);
    await page.getByText('A supervisor took this phone out of use.').waitFor();
    await until('an empty outbox', async () => (await officer.stored(page)).outbox.length === 0);
    const { drafts, forms, cases, list, vault } = await officer.stored(page);
    assert.deepEqual(
      [drafts, forms, cases, list, vault].map((rows) => rows.length),
      [0, 0, 0, 0, 0],
    );
    const items = (await sergeant.all('/held-items')).filter((item) => item.deviceId === device.id);
    assert.deepEqual(
      items.map((item) => [item.why, item.state]),
      queued.map(() => ['revoked', 'open']),
    );
    await until(
      'the server to know that it was erased',
      async () => (await sergeant.all('/team-devices')).find((entry) => entry.id === device.id).revoked.erasedAt,
    );
    await all.ledger.balance('a phone taken out of use (2 of them held for the supervisor)', [page], { held: items.length });
    // Taken into the case by the supervisor: then they are there, once.
    for (const item of items) {
      const { etag } = await sergeant.call('GET', `/held-items/${item.id}`);
      await sergeant.call('PATCH', `/held-items/${item.id}`, {
        body: { decision: 'take', reason: 'It is hers (invented)' },
        headers: { 'if-match': etag },
      });
    }
    const notes = (await all.api.incident(one.id)).notes.filter((note) => note.text.startsWith('On a phone that was lost'));
    assert.equal(notes.length, 2);
    console.log(`numbers heard of: ${numbersOf(all.server).length}`);
  },
);

step('all this while no page complained of anything else', () => noOtherComplaints(all.phone));
