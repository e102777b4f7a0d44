// What was decided on the phones against what the server has: counted on both sides, before and after.
import assert from 'node:assert/strict';
import { stored } from './officer.mjs';

const uuid = (server, column) => (server.sqlite ? `lower(hex(${column}))` : `replace(${column}::text, '-', '')`);

/** What the server has heard of each device's numbered writes: `received` or `dropped`, by device and number. */
function heardOf(server) {
  const lines = server.query(`SELECT ${uuid(server, 'device_id')}, seq, how FROM device_sequences ORDER BY 1, 2`);
  return new Map(lines.map((line) => line.split('|')).map(([device, seq, how]) => [`${device}/${seq}`, how]));
}
/** Every version of every record is one row: so many writes were ever made. */
const writesMade = (server) => Number(server.query('SELECT count(*) FROM revisions')[0]);
export const incidentsAt = (server) => Number(server.query('SELECT count(*) FROM incidents')[0]);
export const numbersOf = (server) => [...heardOf(server).keys()].map((name) => Number(name.split('/')[1]));

export const isWrite = (row) => row.head.kind !== 'look';

export function openLedger(server) {
  const before = { made: writesMade(server), incidents: incidentsAt(server) };
  /** By the device and its own number: a write that was merged or put right has a new key, and is the same write. */
  const written = new Set();
  let elsewhere = 0;
  return {
    /** Looks into an outbox; to be called whenever something was decided, before it can have left. Gives what waits there. */
    async note(page) {
      const rows = (await stored(page)).outbox.filter((row) => isWrite(row) && row.state !== 'sent');
      for (const { head, deviceSeq } of rows) {
        assert.ok(head.deviceId && deviceSeq, 'every write has a number of its device');
        written.add(`${head.deviceId.replaceAll('-', '')}/${deviceSeq}`);
      }
      return rows;
    },
    /** Writes that the test made by other ways than a phone. */
    byOthers: (n) => (elsewhere += n),
    /** Everything is to be at the server, `pages` are to be empty. Prints the counts; fails unless nothing is lost and nothing doubled. */
    async balance(title, pages, { held = 0, dropped = 0 } = {}) {
      let waiting = 0;
      for (const page of pages) waiting += (await stored(page)).outbox.filter((row) => isWrite(row) && row.state !== 'sent').length;
      const heard = heardOf(server);
      const has = (how) => [...written].filter((name) => heard.get(name) === how).length;
      const arrived = has('received');
      const lost = written.size - arrived - has('dropped');
      const doubled = writesMade(server) - before.made - elsewhere - (arrived - held);
      const incidents = `${before.incidents} incidents before, ${incidentsAt(server)} after`;
      const rest = [held && `${held} held for a supervisor`, has('dropped') && `${has('dropped')} decided against`]
        .filter(Boolean)
        .map((text) => `, ${text}`)
        .join('');
      console.log(`${title}: ${written.size} written, ${arrived} at the server${rest}, ${lost} lost, ${doubled} doubled (${incidents})`);
      assert.ok(written.size > 0, 'something was written');
      assert.deepEqual({ lost, doubled, waiting, dropped: has('dropped') }, { lost: 0, doubled: 0, waiting: 0, dropped }, title);
      return { written: written.size, arrived };
    },
  };
}
