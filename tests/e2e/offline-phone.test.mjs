// What a phone itself does to an app: it is full, its clock is days off, a new version comes while something is half-typed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addNote, away, correctNarrative, drained, noOtherComplaints, ready, recordCase } from './away.mjs';
import { DAY, setClockOff } from './clock.mjs';
import { inOrder, until } from './harness.mjs';
import { openLedger } from './ledger.mjs';
import * as officer from './officer.mjs';
import { openCase } from './screen.mjs';

let all, page;
const one = {};
const step = inOrder(test, () => page);

before(async () => {
  all = await away();
  ({ page } = all.phone);
  Object.assign(one, await recordCase(page, 'There before everything else (invented).'));
  await drained(page);
  all.ledger = openLedger(all.server);
});
after(() => all?.world.stop());

step('the phone is full: a new record is refused before an old one would have to break, and nothing that is there is lost', async () => {
  await all.network(false);
  await addNote(page, one, 'Written while there was room (invented)');
  await all.ledger.note(page);
  // What the browser says of its room is put in its mouth: this engine tells every page the same, however little there is.
  const say = (usage, quota) => page.evaluate((told) => void (navigator.storage.estimate = async () => told), { usage, quota });
  const before = await officer.stored(page);
  await say(85_000_000, 100_000_000);
  await officer.visit(page, '/');
  await officer.isAt(page, 'Cases');
  await officer.press(page, 'Record an incident');
  await page.getByText('This phone is nearly full').waitFor();
  await officer.isAt(page, 'Which school?');
  await officer.visit(page, '/');
  await say(98_000_000, 100_000_000);
  await officer.press(page, 'Record an incident');
  await page.getByText('This phone is full: no new record can be begun').waitFor();
  await officer.isAt(page, 'Cases');
  const stores = await officer.stored(page);
  for (const name of ['cases', 'outbox', 'schools']) assert.equal(stores[name].length, before[name].length, name);
  await page.goto('/');
  await all.network(true);
  await drained(page);
  await all.ledger.balance('the phone was full', [page]);
});

for (const [name, days] of [
  ['two days ahead', 2],
  ['two days behind', -2],
]) {
  step(`a phone whose clock is ${name}: everything arrives, with the time as written, and the log says how far it was off`, async () => {
    const off = await all.world.another();
    await setClockOff(off, days * DAY);
    await ready(off, undefined, { reopened: false });
    await openCase(off.page, one);
    await all.network(false, [all.phone, off]);
    const told = Date.now();
    await addNote(off.page, one, `Written with the clock ${name} (invented)`);
    await correctNarrative(off.page, one, `Corrected with the clock ${name} (invented)`);
    await all.ledger.note(off.page);
    await all.network(true, [all.phone, off]);
    await drained(off.page);
    await all.ledger.balance(`the clock ${name}`, [off.page, page]);
    const { notes } = await all.api.incident(one.id);
    const note = notes.find((found) => found.text.includes(name));
    const apart = Date.parse(note.writtenAt) - told - days * DAY;
    assert.ok(apart >= 0 && apart < 60_000, 'the time is the phone’s own');
    const marked = all.server.query("SELECT fields FROM log_entries WHERE CAST(fields AS TEXT) LIKE '%device-clock:%'").join('\n');
    assert.match(marked, new RegExp(`device-clock:${days > 0 ? '\\+' : '-'}17[23][0-9]{3}`), 'the log says it');
    noOtherComplaints(off);
    await off.remove();
  });
}

step('a new version comes while a form is open: it does not come in while it is open, and every letter stays', async () => {
  // A second build, served in place of the first: another version in the service worker, another mark in its page.
  const read = async (path) => (await fetch(`${all.server.base}${path}`)).text();
  const worker = (await read('/sw.js')).replace(/waymark-shell-/g, 'waymark-shell-next-');
  const shell = (await read('/')).replace('<head>', '<head><meta name="next-build" content="1">');
  const serve = (path, type, body) =>
    all.proxy.on({
      method: 'GET',
      path,
      times: Infinity,
      act: { answer: () => ({ status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache' }, body }) },
    });
  await page.goto(`/cases/${one.id}/notes/new`);
  await officer.isAt(page, 'Add a note');
  await page.getByLabel('Note', { exact: true }).fill('Half typed when a new version came (invented)');
  await officer.keptAsTyped(page, 'Half typed when a new version came (invented)');
  serve('/sw.js', 'text/javascript; charset=utf-8', worker);
  serve('/', 'text/html; charset=utf-8', shell);
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));
  await until('the new version to be installed', () =>
    page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration()).waiting),
  );
  assert.equal(await page.getByLabel('Note', { exact: true }).inputValue(), 'Half typed when a new version came (invented)');
  assert.equal(await page.locator('meta[name=next-build]').count(), 0);
  // Reloaded, the phone is locked, and behind the lock all that was typed is stored: there the new version may come in.
  await page.reload();
  await officer.isAt(page, 'Add a note');
  assert.equal(await page.getByLabel('Note', { exact: true }).inputValue(), 'Half typed when a new version came (invented)');
  await all.network(false);
  await officer.choose(page.locator('#note-kind-fact'));
  await officer.press(page, 'Save this note');
  await officer.isAt(page, `Case ${one.reference}`);
  await all.ledger.note(page);
  await officer.visit(page, '/');
  await officer.isAt(page, 'Cases');
  const next = page.locator('meta[name=next-build]');
  // Unlocked faster than the worker came in: then it is offered, now that nothing is half-typed.
  if (!(await next.count())) await officer.press(page, 'Use the new version');
  await next.waitFor({ state: 'attached' });
  await officer.isAt(page, 'Cases');
  assert.equal((await all.ledger.note(page)).length, 1, 'what waited still waits');
  await all.network(true);
  await drained(page);
  await all.ledger.balance('a new version while a form was open', [page]);
});

step('all this while no page complained of anything else', () => noOtherComplaints(all.phone));
