// Two tabs of one phone; and two phones on one case: what does not overlap merges by itself, the rest an officer decides, field by field;
// and what comes late for a case that somebody else has by now.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addNote, away, correctNarrative, drained, noOtherComplaints, noticed, ready, recordCase } from './away.mjs';
import { ACCOUNT, inOrder, until } from './harness.mjs';
import { openLedger } from './ledger.mjs';
import * as officer from './officer.mjs';
import { atCase, follow, openCase, shows } from './screen.mjs';
import { uuidv7, wire } from './wire.mjs';

let all, page, second, other, last;
const one = {};
const step = inOrder(test, () => [page, other?.page, last?.page].filter(Boolean));

before(async () => {
  all = await away();
  ({ page } = all.phone);
  Object.assign(one, await recordCase(page, 'There before both (invented).'));
  await drained(page);
  all.ledger = openLedger(all.server);
});
after(() => all?.world.stop());

step('two tabs write with no network: both see it, and each write goes once', async () => {
  second = await all.phone.tab();
  await second.goto('/');
  await officer.isAt(second, 'Cases');
  await all.network(false);
  for (let n = 1; n <= 3; n++) {
    await addNote(page, one, `From the first tab, ${n} (invented)`);
    await addNote(second, one, `From the second tab, ${n} (invented)`);
  }
  // Changes build on each other, whichever tab they were made in.
  await correctNarrative(page, one, 'Corrected in the first tab (invented)');
  await correctNarrative(second, one, 'Corrected in the second tab (invented)');
  const queued = await all.ledger.note(page);
  assert.equal(queued.length, 8);
  await page.locator('.sync', { hasText: '8 to send' }).waitFor();
  await second.locator('.sync', { hasText: '8 to send' }).waitFor();
  const sent = [];
  all.phone.context.on('request', (request) => {
    if (new URL(request.url()).pathname === '/v1/batches') sent.push(...request.postDataJSON().items.map((item) => item.idempotencyKey));
  });
  await all.world.proxy.network(true);
  await Promise.all([noticed(page), noticed(second)]);
  await drained(page);
  await drained(second);
  const writes = sent.filter((key) => queued.some(({ head }) => head.idempotencyKey === key));
  assert.equal(writes.length, 8, 'one tab sends, and each write once');
  assert.equal((await all.api.incident(one.id)).narrative, 'Corrected in the second tab (invented)');
  await all.ledger.balance('two tabs', [page]);
});

step('both tabs save the same draft: it is saved once', async () => {
  await all.network(false);
  await page.goto('/');
  await officer.recordToCheck(page, { school: null, narrative: 'One draft in two tabs (invented).', people: [] });
  await second.goto(new URL(page.url()).pathname);
  await officer.isAt(second, 'Check your answers');
  const press = (tab) =>
    tab.evaluate(() => [...document.querySelectorAll('button')].find((button) => button.textContent === 'Save the incident').click());
  await Promise.all([press(page), press(second)]);
  await until('one of them to be saved', async () => (await officer.stored(page)).drafts.length === 0);
  assert.equal((await all.ledger.note(page)).length, 1);
  await all.network(true);
  await page.goto('/');
  await officer.isAt(page, 'Cases');
  await drained(page);
  await all.ledger.balance('one draft saved in two tabs', [page]);
  await second.close();
});

step('a second phone of the same officer has the case', async () => {
  other = await all.world.another();
  await ready(other, undefined, { reopened: false });
  await until('the case there', async () => (await officer.stored(other.page)).cases.some((row) => row.id === one.id));
  await openCase(other.page, one);
});

step('both are away and change different things: they merge by themselves', async () => {
  const phones = [all.phone, other];
  await all.network(false, phones);
  await correctNarrative(page, one, 'The narrative, from the first phone (invented)');
  await other.page.goto(`/cases/${one.id}/facts/report`);
  const log = other.page.getByLabel('Log reference (if there is one)');
  await log.fill('Log 812');
  await officer.press(other.page, 'Save');
  await atCase(other.page, one);
  await addNote(other.page, one, 'A note from the second phone (invented)');
  await all.ledger.note(page);
  await all.ledger.note(other.page);
  await all.network(true, phones);
  await drained(page);
  await drained(other.page);
  const file = await all.api.incident(one.id);
  assert.deepEqual([file.narrative, file.report.logReference], ['The narrative, from the first phone (invented)', 'Log 812']);
  await all.ledger.balance('two phones, different fields', [page, other.page]);
});

step('both are away and change the same field: the later one is asked, sees both and what was there before, and decides', async () => {
  const phones = [all.phone, other];
  await all.network(false, phones);
  await correctNarrative(page, one, 'Mine: the mother was rung at nine (invented)');
  await correctNarrative(other.page, one, 'Theirs: the mother was rung at ten (invented)');
  await all.ledger.note(page);
  await all.ledger.note(other.page);
  await all.network(true, [other]);
  await drained(other.page);
  await noticed(page);
  await page.locator('.sync', { hasText: '1 needs you' }).waitFor();
  await page.goto('/waiting');
  await page.getByRole('link', { name: /^Put right/ }).click();
  const text = await page.locator('main').innerText();
  await page.getByRole('heading', { name: 'Which version is right?' }).waitFor();
  const shown = await page.locator('main').innerText();
  for (const part of ['Mine: the mother', 'Theirs: the mother', 'The narrative, from the first phone'])
    assert.ok(shown.includes(part), `${part} in ${shown}${text}`);
  await officer.choose(page.getByRole('radio', { name: 'Mine' }));
  await officer.press(page, 'Send my choice');
  await all.ledger.note(page);
  await drained(page);
  const file = await all.api.incident(one.id);
  assert.equal(file.narrative, 'Mine: the mother was rung at nine (invented)');
  const texts = JSON.stringify(await all.api.history(one.id));
  for (const part of ['Mine: the mother', 'Theirs: the mother']) assert.ok(texts.includes(part), 'both versions stay in the history');
  await all.ledger.balance('two phones, one field: mine', [page, other.page]);
});

step('and the other way: theirs is kept, and nothing of mine is sent', async () => {
  const phones = [all.phone, other];
  await noticed(other.page);
  await until('the other phone to have read mine', async () =>
    JSON.stringify((await officer.stored(other.page)).cases).includes('Mine: the mother'),
  );
  await all.network(false, phones);
  await correctNarrative(page, one, 'Mine again (invented)');
  await correctNarrative(other.page, one, 'Theirs again (invented)');
  await all.ledger.note(page);
  await all.ledger.note(other.page);
  await all.network(true, [other]);
  await drained(other.page);
  await noticed(page);
  await page.locator('.sync', { hasText: '1 needs you' }).waitFor();
  await page.goto('/waiting');
  await page.getByRole('link', { name: /^Put right/ }).click();
  await page.getByRole('heading', { name: 'Which version is right?' }).waitFor();
  await officer.choose(page.getByRole('radio', { name: 'Theirs' }));
  await officer.press(page, 'Send my choice');
  await drained(page);
  assert.equal((await all.api.incident(one.id)).narrative, 'Theirs again (invented)');
  await all.ledger.balance('two phones, one field: theirs', [page, other.page], { dropped: 1 });
});

step('written with no signal and handed over meanwhile: it is proposed to whoever has the case now, who takes it', async () => {
  const colleague = { ...ACCOUNT, username: 'demo.colleague' };
  const theirs = await wire(all.server.base, colleague);
  const text = 'Written before it was handed over (invented)';
  await all.network(false);
  await addNote(page, one, text);
  const [queued] = await all.ledger.note(page);
  const at = new Date().toISOString();
  await all.api.call('PUT', `/incidents/${one.id}/marks/${uuidv7()}`, {
    body: { mark: 'handed_over', toOfficerId: theirs.session.officer.id, at, reason: 'Another area (invented)', writtenAt: at },
    headers: { 'if-none-match': '*' },
    expect: 201,
  });
  all.ledger.byOthers(1);
  await all.network(true);
  await drained(page);
  await all.ledger.balance('late for a case that was handed over', [page], { held: 1, dropped: 1 });
  last = await all.world.another();
  await officer.signIn(last.page, colleague);
  await officer.visit(last.page, `/cases/${one.id}`);
  await atCase(last.page, one);
  assert.ok(!(await last.page.locator('main').innerText()).includes(text), 'not in the case yet');
  await shows(last.page, '1 proposed addition');
  await follow(last.page, 'Decide', 'Held items');
  await last.page.getByRole('link', { name: 'Note' }).first().click();
  await shows(last.page, 'Written before the case was handed over');
  await shows(last.page, text);
  await officer.choose(last.page.getByRole('radio', { name: /^Take it into the case/ }));
  await last.page.getByLabel('Why?').fill('Read, and it belongs to it (invented)');
  await officer.press(last.page, 'Save');
  await shows(last.page, 'Taken into the case');
  const { notes, proposals } = await theirs.incident(one.id);
  const taken = notes.find((note) => note.text === text);
  assert.deepEqual(
    [proposals, taken.by.id, taken.writtenAt],
    [0, all.api.session.officer.id, queued.head.writtenAt],
    'once, in the name of its author, with the time of its writing',
  );
});

step('all this while no page complained of anything else', () => [all.phone, other, last].forEach(noOtherComplaints));
