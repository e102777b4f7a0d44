// Scenario 13, on both databases: six visits in valley schools with no signal. Three incidents are recorded, one is edited twice, one is
// read five times, the battery dies once; in the evening everything arrives by itself, once, in order, with the times of the phone.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addNote, away, correctNarrative, drained, lookAt, noOtherComplaints, recordCase } from './away.mjs';
import { HOUR, setClockOff } from './clock.mjs';
import { postgresPrograms } from './cluster.mjs';
import { inOrder, until } from './harness.mjs';
import { incidentsAt, numbersOf } from './ledger.mjs';
import * as officer from './officer.mjs';
import { shows } from './screen.mjs';

const BRYN = { typed: 'enghraifft bryn', name: 'Ysgol Bryn Enghraifft' };
const ACADEMY = { typed: 'example academy', name: 'Example Academy' };
/** The first visit is nine hours before the network is back. */
const VISITS = [-9, -7.5, -6, -4.5, -3, -1].map((hours) => hours * HOUR);
const NARRATIVES = [
  'The head of year rang yesterday evening (invented).',
  'The safeguarding lead has the phone in the safe (invented).',
  'A parent came to the office at the end of the day (invented).',
];
const EDITS = ['The phone is in the safe, and switched off (invented).', 'The phone was handed to the police at noon (invented).'];

function day(database) {
  let all, page, looked;
  const cases = [];
  const begun = Date.now();
  const step = inOrder(test, () => page);
  const named = (text) => `${database}: ${text}`;
  after(() => all?.world.stop());
  /** Opens the app at the next school. */
  const visit = async (n) => {
    await setClockOff(all.phone, VISITS[n]);
    await page.goto('/');
    await officer.isAt(page, 'Cases');
  };

  const looks = async ({ id }) =>
    (await officer.stored(page)).outbox.filter((row) => row.head.kind === 'look' && row.head.incidentId === id).length;

  step(named('in the morning the phone is made ready where there is a signal'), async () => {
    all = await away({ database, clockOff: VISITS[0] - HOUR / 2 });
    ({ page } = all.phone);
    looked = await all.api.incidents();
    await all.network(false);
  });

  step(named('first visit: what was reported last night is recorded, late, and the phone says so and goes on'), async () => {
    await visit(0);
    cases.push(await recordCase(page, NARRATIVES[0], { school: BRYN, child: 'Efa', reported: officer.hoursAgo(9 + 26) }));
    await page.getByRole('link', { name: 'Open the case' }).click();
    await shows(page, /^\d+ hours over$/);
    await all.ledger.note(page);
  });

  step(named('second visit: another incident; the first is edited'), async () => {
    await visit(1);
    cases.push(await recordCase(page, NARRATIVES[1], { school: ACADEMY, child: 'Osian' }));
    await correctNarrative(page, cases[0], EDITS[0]);
    await all.ledger.note(page);
  });

  step(named('a case of last week is read at every visit but one, each time once for the log however often it is looked at'), async () => {
    const [last] = looked;
    for (const n of [1, 2, 3, 4, 5]) {
      await visit(n);
      await lookAt(page, last);
      await shows(page, last.reference);
      await until(`look ${n} on the phone`, async () => (await looks(last)) === n);
    }
    // Within five minutes it is the same look.
    await lookAt(page, last);
    await shows(page, last.reference);
    await addNote(page, cases[1], 'Something else is done meanwhile (invented)');
    assert.equal(await looks(last), 5);
    await all.ledger.note(page);
  });

  step(named('fifth visit: the battery dies in the middle of a sentence'), async () => {
    // The clock does not go back: it is the last visit by now.
    await page.goto('/');
    await officer.recordToNarrative(page, { school: BRYN });
    await page.getByLabel('In your own words').pressSequentially(NARRATIVES[2].slice(0, 20));
    await officer.keptAsTyped(page, NARRATIVES[2].slice(0, 20));
    await all.phone.kill();
    page = await all.phone.open();
    await setClockOff(all.phone, VISITS[5]);
    await page.goto('/');
    await page.getByRole('link', { name: `Continue: ${BRYN.name}` }).click();
    await officer.isAt(page, 'What happened?');
    const field = page.getByLabel('In your own words');
    assert.equal(await field.inputValue(), NARRATIVES[2].slice(0, 20));
    await field.press('End');
    await field.pressSequentially(NARRATIVES[2].slice(20));
    await officer.goOnToCheck(page, [{ roles: ['Victim'], given: 'Gwen', family: '(invented)', age: '13', source: 'The school' }]);
    cases.push(await officer.save(page));
    await all.ledger.note(page);
  });

  step(named('sixth visit: the first case is edited again, and a note is made'), async () => {
    await correctNarrative(page, cases[0], EDITS[1]);
    await addNote(page, cases[0], 'The head teacher was told on the way out (invented).');
    const queued = await all.ledger.note(page);
    // Three incidents, three children, three parts, two corrections, two notes.
    assert.equal(queued.length, 13);
    assert.equal(incidentsAt(all.server), looked.length, 'nothing has been sent');
  });

  step(named('in the evening everything is sent by itself: nothing lost, nothing doubled'), async () => {
    await setClockOff(all.phone, 0);
    await page.goto('/');
    await officer.isAt(page, 'Cases');
    await all.network(true);
    await drained(page);
    await until('the looks to be told', async () => (await officer.stored(page)).outbox.length === 0);
    const { written } = await all.ledger.balance(`scenario 13 on ${database}`, [page]);
    assert.deepEqual(
      numbersOf(all.server),
      Array.from({ length: written }, (_, n) => n + 1),
      'the numbers of the phone have no gap',
    );
  });

  step(named('one copy of each, in order, with the times at which it was written'), async () => {
    const lines = (await all.api.incidents()).filter((line) => !looked.some((one) => one.id === line.id));
    assert.deepEqual(new Set(lines.map((line) => line.id)), new Set(cases.map((one) => one.id)));
    const file = await all.api.incident(cases[0].id);
    assert.equal(file.narrative, EDITS[1]);
    const history = (await all.api.history(cases[0].id)).reverse();
    assert.deepEqual(
      history.map((item) => [item.kind, item.version]),
      [
        // A person is there before the incident can name a part of theirs.
        ['person', 1],
        ['incident', 1],
        ['party', 1],
        ['incident', 2],
        ['incident', 3],
        ['note', 1],
      ],
    );
    const written = history.map((item) => Date.parse(item.writtenAt));
    assert.deepEqual(
      [...written].sort((a, b) => a - b),
      written,
      'in the order of the day',
    );
    for (const [n, at] of [
      [0, 0],
      [3, 1],
      [4, 5],
    ]) {
      const off = written[n] - (Date.now() + VISITS[at]);
      assert.ok(off <= 0 && off > begun - Date.now() - 1000, `${history[n].kind} ${history[n].version} has the time of visit ${at + 1}`);
    }
  });

  step(named('five reads are in the log, by the phone’s clock'), async () => {
    const id = looked[0].id.replaceAll('-', '');
    const { server } = all;
    const of = (time) => (server.sqlite ? `${time} / 1000` : `extract(epoch FROM ${time}) * 1000`);
    const incident = server.sqlite ? 'lower(hex(incident_id))' : "replace(incident_id::text, '-', '')";
    const rows = server.query(
      `SELECT ${of('device_at')}, ${of('made_at')} FROM log_entries WHERE device_at IS NOT NULL AND ${incident} = '${id}' ORDER BY 1`,
    );
    const times = rows.map((row) => row.split('|').map(Number));
    console.log(`reads made with no signal: 5 looks, ${rows.length} in the log`);
    assert.equal(times.length, 5);
    for (const [n, [deviceAt, madeAt]] of times.entries()) {
      const off = deviceAt - (Date.now() + VISITS[n + 1]);
      assert.ok(
        off <= 0 && off > begun - Date.now() - 1000,
        `look ${n + 1} was at visit ${n + 2}: ${new Date(deviceAt).toISOString()}, off by ${off} ms`,
      );
      assert.ok(madeAt >= begun, 'and the server heard of it in the evening');
    }
  });

  step(named('all this while no page complained'), () => noOtherComplaints(all.phone));
}
day('sqlite');
if (postgresPrograms() || process.env.WAYMARK_REQUIRE_POSTGRES === '1') day('postgres');
else console.log('PostgreSQL skipped: no server binary found');
