// Every status from 400 to 599 for an item, and the usual ones for a whole request: the item stays, says what happened, and arrives once
// in the end.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addNote, ALONE, away, BATCHES, drained, noOtherComplaints, recordCase, SEALED, toSend, tryNow } from './away.mjs';
import { inOrder, until } from './harness.mjs';
import { openLedger } from './ledger.mjs';
import * as officer from './officer.mjs';

const STATUSES = Array.from({ length: 200 }, (_, n) => 400 + n);
/**
 * What a proxy, a gateway or a server says to a request as a whole; all of 400 to 599 are played against the app's own parts in its unit
 * tests (pwa/test/sync/batch.test.ts).
 */
const TO_ALL = [
  400, 401, 403, 404, 405, 407, 408, 409, 411, 412, 413, 414, 415, 421, 422, 425, 428, 429, 431, 451, 500, 501, 502, 503, 504, 507, 511,
  599,
];
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

const problem = (status) => ({
  type: `https://waymark.example/problems/try-${status}`,
  title: 'A try',
  status,
  code: `try-${status}`,
  retry: 'later',
  traceId: '0'.repeat(32),
  errors: [],
});
const writes = async () => (await officer.stored(page)).outbox.filter((row) => row.head.kind !== 'look');

/** Every status once, as `answerOf` puts it; the one item is still there after each, and each time it goes again. */
async function everyStatus(answerOf, statuses, alone = false) {
  const verdicts = {};
  await all.network(false);
  await addNote(page, one, `A note for every status (invented)`);
  let [row] = await all.ledger.note(page);
  // From here on nothing of it gets through until all have been tried. Refused as a whole, a batch is taken apart; signed out, the phone
  // sends what it has sealed: both meet the same.
  let now = 503;
  const asProblem = () => ({ status: now, headers: { 'content-type': 'application/problem+json' }, body: JSON.stringify(problem(now)) });
  const rule = all.proxy.on({ ...BATCHES, times: Infinity, act: { answer: (request) => answerOf(now, request) } });
  const others = [SEALED, ...(alone ? [ALONE] : [])].map((what) => all.proxy.on({ ...what, times: Infinity, act: { answer: asProblem } }));
  await all.network(true);
  await toSend(page);
  for (const status of statuses) {
    now = status;
    const before = rule.applied;
    await until(`${status} to be met`, async () => (await tryNow(page), rule.applied > before));
    await until(`${status} to be seen`, async () => {
      [row] = await writes();
      // 407 is a proxy's to say: from anybody else a browser takes it for no answer.
      return row && row.last?.status === (alone && status === 407 ? 0 : status);
    });
    const rows = await writes();
    assert.equal(rows.length, 1, `the item is still here after ${status}`);
    assert.ok(['waiting', 'refused'].includes(rows[0].state), rows[0].state);
    verdicts[rows[0].state] = (verdicts[rows[0].state] ?? 0) + 1;
    if (rows[0].state === 'refused') {
      // In words, with nothing lost, and it can be sent again.
      now = 503;
      await officer.visit(page, `/waiting/${rows[0].seq}`);
      await page.getByText('Nothing was lost: everything you wrote is still on this phone.').waitFor();
      await officer.press(page, 'Send again');
      await until('it to wait again', async () => (await writes())[0]?.state === 'waiting');
      await all.ledger.note(page);
      await toSend(page);
    }
  }
  for (const one of [rule, ...others]) one.off();
  await toSend(page);
  await until('an empty outbox', async () => (await tryNow(page), (await writes()).length === 0));
  await drained(page);
  return verdicts;
}

step('for the whole request', async () => {
  const verdicts = await everyStatus(
    (status) => ({ status, headers: { 'content-type': 'application/problem+json' }, body: JSON.stringify(problem(status)) }),
    TO_ALL,
    true,
  );
  await all.ledger.balance(`the whole request answered with each of ${TO_ALL.length} (${JSON.stringify(verdicts)})`, [page]);
});

step(
  'for the item in it',
  async () => {
    const verdicts = await everyStatus(
      (status, { body }) => ({
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          receivedAt: new Date().toISOString(),
          clockSkewMs: 0,
          device: null,
          items: JSON.parse(body).items.map(({ seq, idempotencyKey }) => ({
            seq: seq ?? null,
            idempotencyKey,
            status,
            etag: null,
            location: null,
            replayed: false,
            body: problem(status),
          })),
        }),
      }),
      STATUSES,
    );
    await all.ledger.balance(`the item answered with each of 400 to 599 (${JSON.stringify(verdicts)})`, [page]);
  },
  { timeout: 400_000 },
);

step('the page says when the next try is, as a time of the clock, and Retry-After is obeyed', async () => {
  await all.network(false);
  await addNote(page, one, 'A note for a server that is busy (invented)');
  await all.ledger.note(page);
  const rule = all.proxy.on({
    ...BATCHES,
    act: {
      answer: () => ({
        status: 503,
        headers: { 'content-type': 'application/problem+json', 'retry-after': '600' },
        body: JSON.stringify(problem(503)),
      }),
    },
  });
  await all.network(true);
  await until('503 to be met', async () => rule.applied === 1);
  await page.locator('.sync', { hasText: /next try \d{2}:\d{2}/ }).waitFor();
  const [row] = await writes();
  assert.ok(row.nextTryAt - Date.now() > 590_000, 'not before ten minutes have passed');
  await toSend(page);
  await until('an empty outbox', async () => (await tryNow(page), (await writes()).length === 0));
  await all.ledger.balance('a busy server', [page]);
});

step('all this while no page complained of anything else', () => noOtherComplaints(all.phone));
