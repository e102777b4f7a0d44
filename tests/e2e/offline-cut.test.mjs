// The network ends at every byte of the answer to a batch. The same batch goes again each time, with the same keys and the same bytes, and
// is answered from what the server remembers: in the end everything is there once. Some fresh batches are cut at their first try, too.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addNote, away, BATCHES, drained, noOtherComplaints, recordCase, toSend } from './away.mjs';
import { inOrder, until } from './harness.mjs';
import { openLedger } from './ledger.mjs';
import * as officer from './officer.mjs';

let all, page;
const one = {};
const step = inOrder(test, () => page);

before(async () => {
  all = await away();
  ({ page } = all.phone);
  Object.assign(one, await recordCase(page, 'Recorded at the school gate (invented).'));
  await drained(page);
  all.ledger = openLedger(all.server);
});
after(() => all?.world.stop());

/**
 * Presses "try now" again and again until nothing waits, and looks into the outbox before each press. In the page itself: two thousand
 * times through the debugger would take minutes.
 */
const pressUntilEmpty = (keys) =>
  page.evaluate(async (expected) => {
    const wait = (request) =>
      new Promise((done, fail) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => fail(request.error) }));
    const base = await wait(indexedDB.open('waymark'));
    const turn = () => new Promise((done) => setTimeout(done, 0));
    const missing = [];
    for (let presses = 0; ; presses++) {
      const rows = await wait(base.transaction('outbox').objectStore('outbox').getAll());
      const waiting = rows.filter((row) => row.head.kind !== 'look').map((row) => row.head.idempotencyKey);
      if (!waiting.length) {
        base.close();
        return { presses, missing };
      }
      if (waiting.join() !== expected.join()) missing.push({ presses, waiting });
      const button = () => [...document.querySelectorAll('main button')].find((one) => one.textContent === 'Try now' && !one.disabled);
      while (!button() && document.querySelector('main button')) await turn();
      button()?.click();
      await turn();
    }
  }, keys);

step(
  'at every byte of the answer to a batch of two',
  async () => {
    const { proxy, ledger, network } = all;
    await network(false);
    await addNote(page, one, 'The head teacher rang back (invented).');
    await addNote(page, one, 'And so did the mother (invented).');
    const queued = await ledger.note(page);
    assert.equal(queued.length, 2);
    const keys = queued.map((row) => row.head.idempotencyKey);
    await toSend(page);
    const rule = proxy.on({ ...BATCHES, times: Infinity, act: { cut: (turn) => turn } });
    await network(true);
    // One byte more each time, until a whole answer has come through.
    const { presses, missing } = await pressUntilEmpty(keys);
    rule.off();
    assert.deepEqual(missing, [], 'both were in the outbox before every try');
    await drained(page);
    console.log(`cut after each of 0 to ${rule.bytes} bytes: ${rule.applied} requests, ${presses} presses`);
    assert.ok(rule.bytes > 300 && rule.applied >= rule.bytes);
    await ledger.balance('the network cut at every byte', [page]);
  },
  { timeout: 400_000 },
);

step('at the first answer to a batch that the server had never seen', async () => {
  const { proxy, ledger, network } = all;
  // The head of the answer, its end, and places in between; before that, lost on the way there and back.
  const acts = [
    { lose: 'request' },
    { lose: 'answer' },
    ...[1, 15, 200, 0.5, 0.8, -2, -1].map((at) => ({ cut: (_, answer) => place(at, answer) })),
  ];
  const place = (at, answer) => (at < 0 ? answer.length + at : at < 1 ? Math.floor(answer.length * at) : at);
  for (const [n, act] of acts.entries()) {
    await network(false);
    await addNote(page, one, `A short note, number ${n} (invented).`);
    const [{ head }] = await ledger.note(page);
    const rule = proxy.on({ ...BATCHES, act });
    await network(true);
    await until('the rule to be met', async () => rule.applied === 1);
    await toSend(page);
    await pressUntilEmpty([head.idempotencyKey]);
    rule.off();
  }
  await drained(page);
  await ledger.balance('the first answer lost or cut', [page]);
});

step('all this while no page complained of anything else', () => noOtherComplaints(all.phone));
