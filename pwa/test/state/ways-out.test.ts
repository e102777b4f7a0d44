// @vitest-environment happy-dom
// What an officer can do with a write that the server refused: correct it, hand it to a supervisor, give it out as a sealed file. Before a
// person decides there are as many items as before.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setMeta } from '../../src/db/meta';
import { eraseEverything } from '../../src/db/open';
import * as outbox from '../../src/db/outbox';
import { officer } from '../../src/state/session';
import { items, refresh, report } from '../../src/state/sync';
import { exportSealed, handOver, readItem } from '../../src/state/waiting';
import { me } from '../support/files';
import { creation, correction, failed, put, standing, WRITTEN } from '../support/outbox';
import { forceKey } from '../support/sealed';
import { BOUND } from '../support/vault';

const key = forceKey();
type Asked = { path: string; headers: Headers; body: string };
const asked: Asked[] = [];
let answer: (one: Asked) => Response | 'no-network' = () => 'no-network';
vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
  const one = { path: input, headers: new Headers(init.headers), body: (init.body ?? '') as string };
  if (input.startsWith('/v1/held-items')) asked.push(one);
  const given = input.startsWith('/v1/held-items') ? answer(one) : 'no-network';
  if (given === 'no-network') throw new TypeError('no network');
  return given;
});
const refusal = { status: 404, code: 'not-found', traceId: 't', errors: [], currentEtag: null, changedFields: [] };
beforeEach(async () => {
  asked.length = 0;
  await eraseEverything();
  officer.value = { ...me, username: 'demo', role: 'officer' };
  report.value = { ...report.value, reached: false };
  await setMeta('device', { id: BOUND.deviceId, prefix: 'KV4', lastNumber: 0, lastSeq: 0 });
  await setMeta('sealing', key.sealing);
  await put(correction('p1', { sex: 'male' }, { ifMatch: '"3"' }), correction('p1', { knownAs: 'x' }), creation('incident', 'i2'));
  await failed((await outbox.listOutbox())[0]!, refusal, { state: 'refused', nextTryAt: 0 });
  await refresh();
});
const first = async () => (await readItem((await outbox.listOutbox())[0]!.seq))!;

describe('handing a write to a supervisor', () => {
  it('sends it as it is, with the reason, and only then it leaves; what follows goes on from the same version', async () => {
    const item = await first();
    answer = () => new Response(JSON.stringify({ id: item.head.idempotencyKey }), { status: 201 });
    expect(await handOver(item, '  The case went to somebody else. ')).toEqual({ kind: 'done' });
    expect(asked[0]!.path).toBe(`/v1/held-items/${item.head.idempotencyKey}`);
    expect(asked[0]!.headers.get('If-None-Match')).toBe('*');
    expect(JSON.parse(asked[0]!.body)).toEqual({
      write: { method: 'PATCH', path: '/persons/p1', idempotencyKey: item.head.idempotencyKey, ifMatch: '"3"', writtenAt: WRITTEN, body: { sex: 'male', writtenAt: WRITTEN } },
      seq: 1, deviceId: BOUND.deviceId, code: 'not-found', text: 'The case went to somebody else.',
    });
    expect((await outbox.listOutbox()).map((one) => [one.head.resourceId, one.head.ifMatch])).toEqual([['p1', '"3"'], ['i2', null]]);
  });
  it('leaves it here for every answer that is no success, and for none', async () => {
    let [before, after] = [0, 0];
    for (let status = 399; status <= 599; status++) {
      answer = () => (status === 399 ? 'no-network' : new Response(JSON.stringify({ status, code: `http-${status}` }), { status }));
      const outcome = await handOver(await first(), '');
      expect(outcome.kind).toBe(status === 399 ? 'no-network' : 'problem');
      before += 3;
      after += (await standing()).length;
    }
    console.info(`handing over, status 400 to 599 and no network: ${before} items before, ${after} after`);
    expect(after).toBe(before);
    expect((await standing())[0]).toBe('person p1 refused');
  });
  it('whose answer was lost is known again by its key', async () => {
    answer = () => new Response('{"status":412,"code":"already-exists"}', { status: 412 });
    expect(await handOver(await first(), 'x')).toEqual({ kind: 'done' });
    expect(await standing()).toHaveLength(2);
  });
  it('that has not been refused keeps it from going by itself meanwhile, and puts it back when it fails', async () => {
    const item = (await readItem((await outbox.listOutbox())[2]!.seq))!;
    answer = () => 'no-network';
    await handOver(item, 'x');
    expect((await standing())[2]).toBe('incident i2 waiting');
  });
});

describe('a sealed file', () => {
  it('holds what only the force’s key opens, says whose phone it is from, and everything stays', async () => {
    const [text] = await exportSealed(items.value);
    expect(text).not.toContain('male');
    const file = JSON.parse(text!) as { format: string; deviceId: string; items: { seq: number; idempotencyKey: string; keyId: string; enc: string; ciphertext: string }[] };
    expect([file.format, file.deviceId, file.items.map((one) => one.seq)]).toEqual(['waymark-sealed/1', BOUND.deviceId, [1, 2, 3]]);
    expect(file.items.map((one) => key.open(one, file.deviceId, one.idempotencyKey).path)).toEqual(['/persons/p1', '/persons/p1', '/incidents/i2']);
    expect(Object.keys(file.items[0]!).sort()).toEqual(['ciphertext', 'enc', 'idempotencyKey', 'keyId', 'seq']);
    expect(await standing()).toEqual(['person p1 refused', 'person p1 waiting', 'incident i2 waiting']);
    expect((await outbox.listOutbox()).every((one) => one.exportedAt)).toBe(true);
  });
  it('of one item holds that one', async () => {
    const [text] = await exportSealed(items.value.slice(2));
    expect((JSON.parse(text!) as { items: unknown[] }).items).toHaveLength(1);
  });
});
