// Batches on the wire: what travels, what comes back, and that nothing leaves the phone before its answer is stored.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepCase, readCase } from '../../src/db/cases';
import { getMeta, setMeta } from '../../src/db/meta';
import { db, eraseEverything } from '../../src/db/open';
import * as outbox from '../../src/db/outbox';
import { lockVault } from '../../src/vault/door';
import { newPace, push, pushSealed } from '../../src/sync/push';
import { answered, inBatches, LEASE, type Batch } from '../support/batches';
import { caseFile } from '../support/files';
import { Model } from '../support/model';
import { correction, creation, failed, put, standing, WRITTEN } from '../support/outbox';
import { forceKey } from '../support/sealed';
import { BOUND } from '../support/vault';
import { problem, taken, wire, type Answer, type Asked } from '../support/wire';

vi.stubGlobal('navigator', {});
const { deviceId } = BOUND;
const key = forceKey();
const nobody = () => undefined;
beforeEach(async () => {
  await eraseEverything();
  await setMeta('device', { id: deviceId, prefix: 'KV4', lastNumber: 0, lastSeq: 0 });
  await setMeta('sealing', key.sealing);
  await setMeta('dropBoxes', { [deviceId]: 'drop-box' });
});
const record = () => put(creation('person', 'p1', { givenNames: 'Invented' }), creation('incident', 'i1'), creation('note', 'n1'), creation('incident', 'i2'));
const round = (answer: (asked: Asked, nth: number) => Answer | Promise<Answer>, pace = newPace()) => push(wire(answer).api, 'officer-1', nobody, pace);
const keys = async () => (await outbox.listOutbox()).map((one) => one.head.idempotencyKey);

/** As a row is after its readable part was erased, or as an older version left it. */
function without<T extends object>(thing: T, ...names: (keyof T)[]): T {
  return Object.fromEntries(Object.entries(thing).filter(([name]) => !names.includes(name as keyof T))) as T;
}

describe('a batch', () => {
  it('carries everything in one request, numbered, with exact bytes and what this phone says of itself', async () => {
    await record();
    const { api, asked } = wire(inBatches((one) => taken(one)));
    await push(api, 'officer-1', nobody);
    expect(asked.map((one) => `${one.method} ${one.path}`)).toEqual(['POST /batches']);
    const batch = JSON.parse(asked[0]!.body!) as Batch;
    expect(batch.items.map(({ seq, path }) => [seq, path])).toEqual([[1, '/persons/p1'], [2, '/incidents/i1'], [3, '/incidents/i1/notes/n1'], [4, '/incidents/i2']]);
    expect(asked[0]!.body).toContain(`"body":${JSON.stringify({ givenNames: 'Invented', writtenAt: WRITTEN })}}`);
    expect(batch.report).toEqual({ lastSeq: 4, unsent: 4, oldestUnsentAt: WRITTEN, dropped: [], cases: 0, storage: 'ok', persisted: null });
    expect(await standing()).toEqual([]);
  });
  it('says of each when it was written, also of what has no time in itself', async () => {
    await record();
    const batches: Batch[] = [];
    await round(inBatches((one) => taken(one), [], batches));
    expect(batches[0]!.items.map((item) => item.writtenAt)).toEqual([WRITTEN, WRITTEN, WRITTEN, WRITTEN]);
  });
  it('of which a write is held for whoever has the case now: it is at the server, and no part of the case here', async () => {
    await keepCase('i1', WRITTEN, '"1"', caseFile('i1'), {});
    await put(creation('note', 'n1', { text: 'Late' }));
    const held = { status: 202, held: true, etag: null, replayed: false, location: '/v1/held-items/h1', body: { id: 'h1' } };
    await round((one) => answered((JSON.parse(one.body!) as Batch).items.map((item) => ({ ...held, idempotencyKey: item.idempotencyKey }))));
    expect(await standing()).toEqual([]);
    expect((await readCase<ReturnType<typeof caseFile>>('i1'))!.file.notes).toEqual([]);
  });
  it('of nothing is a contact, every ten minutes and when something was dropped; it brings lease and clock', async () => {
    const batches: Batch[] = [];
    const pace = newPace();
    const { api } = wire(async (one, nth) => {
      await inBatches(() => 'no-network', [], batches)(one, nth);
      return answered([], { ...LEASE, id: deviceId });
    });
    for (let n = 0; n < 3; n++) await push(api, 'officer-1', nobody, pace);
    expect(batches.map((one) => one.items.length)).toEqual([0]);
    expect(await getMeta('lease')).toMatchObject({ until: LEASE.leaseUntil, contactAt: LEASE.contactAt, policy: LEASE.policy });
    expect(await getMeta('skewMs')).toBe(0);
    const [item] = await put(correction('p1', { sex: 'male' }, { ifMatch: '"1"' }));
    await outbox.dropDecided(item!, '"2"');
    await push(api, 'officer-1', nobody, pace);
    expect(batches.at(-1)!.report).toMatchObject({ dropped: [1], unsent: 0, lastSeq: 1 });
    expect(await getMeta('dropped')).toEqual([]);
    await push(api, 'officer-1', nobody, pace);
    expect(batches).toHaveLength(2);
  });
  it('keeps the numbers of what was dropped until the server has answered', async () => {
    const [item] = await put(correction('p1', { sex: 'male' }, { ifMatch: '"1"' }));
    await outbox.dropDecided(item!, '"2"');
    await round(() => 'no-network');
    expect(await getMeta('dropped')).toEqual([1]);
  });
  it('that finds the phone taken out of use says so, and nothing goes', async () => {
    await record();
    const outcome = await round(() => problem(401, 'device-revoked'));
    expect(outcome).toMatchObject({ revoked: true, signIn: false });
    expect(await getMeta('revoked')).toBe('known');
    expect(await standing()).toHaveLength(4);
  });
  it('gets more time the larger it is, smaller after no answer, and larger again', async () => {
    await put(...Array.from({ length: 40 }, (_, n) => creation('note', `n${n}`, {}, { incidentId: `i${n}`, needs: [] })));
    const pace = newPace();
    const sizes: number[] = [];
    const at = (up: boolean) => async (one: Asked, nth: number) => {
      sizes.push((JSON.parse(one.body!) as Batch).items.length);
      return up ? inBatches((single) => taken(single))(one, nth) : ('no-network' as const);
    };
    for (let n = 0; n < 5; n++) {
      await outbox.tryAllNow();
      await round(at(false), pace);
    }
    await outbox.tryAllNow();
    await round(at(true), pace);
    expect(sizes).toEqual([40, 40, 31, 7, 1, 1, 4, 16, 19]);
    expect(await standing()).toEqual([]);
  });
});

describe('for every status from 400 to 599', () => {
  it.each([
    ['of the whole answer', (status: number) => () => problem(status, `http-${status}`)],
    ['of the whole answer, as a page of something in between', (status: number) => () => new Response('<html>', { status })],
    ['of each item', (status: number) => inBatches(() => problem(status, `code-${status}`))],
    ['of a sealed batch', null],
  ] as const)('%s, the items are as many as before, with their keys and bytes', async (what, answer) => {
    let [before, after] = [0, 0];
    const sum = { waiting: 0, refused: 0 };
    for (let status = 400; status <= 599; status++) {
      await (await db()).clear('outbox');
      await record();
      const was = await keys();
      if (answer) await round(answer(status));
      else await pushSealed(wire(() => problem(status, `http-${status}`)).api, nobody, newPace(), 'all');
      expect(await keys(), `status ${status}`).toEqual(was);
      before += was.length;
      const items = await outbox.listOutbox();
      after += items.length;
      for (const { state } of items) sum[state as keyof typeof sum]++;
      expect((await outbox.readBody(items[0]!.seq))!.json).toContain('Invented');
    }
    console.info(`status 400 to 599 ${what}: ${before} items before, ${after} after, ${before - after} lost (${JSON.stringify(sum)})`);
    expect(after).toBe(before);
  });
});

describe('an answer that was cut', () => {
  it('at any byte is no answer: all of it goes again with the same keys and the same bytes, and is done once', async () => {
    const model = new Model();
    let cut: number | null = 0;
    let length = Infinity;
    const bodies = new Set<string>();
    const { api } = wire(async (one) => {
      bodies.add(one.body!.replace(/"sentAt":"[^"]+"/, '').replace(/"report":\{[^}]*\}/, ''));
      const bytes = new Uint8Array(await (await model.batch(one.body!, () => false)).arrayBuffer());
      length = bytes.length;
      if (cut === null) return new Response(bytes);
      // The connection breaks in the middle of the body.
      const part = bytes.slice(0, cut);
      return new Response(new ReadableStream({
        start(stream) {
          if (part.length) stream.enqueue(part);
          if (cut! % 2) stream.error(new TypeError('network error'));
          else stream.close();
        },
      }));
    });
    await put(creation('person', 'p1', { givenNames: 'mark-1' }), creation('incident', 'i1', { narrative: 'mark-2' }), creation('note', 'n1', { text: 'mark-3' }));
    let lost = 0;
    for (cut = 0; cut < length; cut++) {
      await outbox.tryAllNow();
      await push(api, 'officer-1', nobody, newPace());
      if ((await standing()).length !== 3) lost++;
    }
    const cuts = cut;
    cut = null;
    await outbox.tryAllNow();
    await push(api, 'officer-1', nobody, newPace());
    const doubled = [...model.effects.values()].filter((times) => times !== 1).length;
    console.info(`answer of a batch cut at each of its ${cuts} bytes: 3 items, ${lost} lost, ${doubled} doubled`);
    expect([lost, doubled, model.effects.size, bodies.size]).toEqual([0, 0, 3, 1]);
    expect(await standing()).toEqual([]);
  });
});

describe('an answer that cannot be stored', () => {
  it('leaves the item laid over its case until that has been read back', async () => {
    await keepCase('i1', WRITTEN, '"1"', caseFile('i1'), {});
    await put(creation('note', 'n1', { text: 'x' }, { needs: [] }));
    await round(async (one, nth) => {
      const answer = await inBatches(() => new Response(JSON.stringify({ id: 'n1', etag: '"1"', text: 'x', kind: 'observed' }), { status: 201, headers: { ETag: '"1"' } }))(one, nth);
      // Locked between the answer and its storing.
      setTimeout(lockVault, 0);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return answer;
    });
    expect(await standing()).toEqual(['note n1 sent']);
  });
  it('is in the case file before the item leaves', async () => {
    await keepCase('i1', WRITTEN, '"1"', caseFile('i1'), {});
    await put(creation('note', 'n1', { text: 'x' }, { needs: [] }));
    await round(inBatches(() => new Response(JSON.stringify({ id: 'n1', etag: '"1"', text: 'x', kind: 'observed' }), { status: 201 })));
    expect((await readCase<{ notes: { id: string }[] }>('i1'))!.file.notes.map((note) => note.id)).toEqual(['n1']);
    expect(await standing()).toEqual([]);
  });
});

describe('a sealed batch', () => {
  const locked = async (answer: (asked: Asked) => Answer | Promise<Answer>, which: 'all' | 'unreadable' = 'all') => {
    const { api, asked } = wire(answer);
    lockVault();
    return { outcome: await pushSealed(api, nobody, newPace(), which), asked };
  };
  it('goes while the phone is locked, and is opened and performed at the server as the same writes', async () => {
    await put(creation('person', 'p1', { givenNames: 'mark-1' }), correction('p1', { sex: 'mark-2' }), creation('incident', 'i1', { narrative: 'mark-3' }));
    const model = new Model();
    const { asked } = await locked((one) => model.sealedBatch(one.body!, key, () => false));
    expect(asked.map((one) => one.path)).toEqual(['/sealed-batches']);
    expect(asked[0]!.body).not.toContain('mark');
    expect([...model.effects.values()]).toEqual([1, 1, 1]);
    expect((await outbox.listOutbox()).map((one) => [one.state, one.etag])).toEqual([['sent', '"2"'], ['sent', '"2"'], ['sent', '"1"']]);
  });
  it('and the same writes in the name of the session have their effect once', async () => {
    await put(creation('person', 'p1', { givenNames: 'mark-1' }), correction('p1', { sex: 'mark-2' }));
    const model = new Model();
    await round(async (one): Promise<Answer> => (await model.batch(one.body!, () => false), 'no-network')); // the answer was lost
    await outbox.tryAllNow();
    await locked((one) => model.sealedBatch(one.body!, key, () => false));
    expect([...model.effects.values()]).toEqual([1, 1]);
    expect(await standing()).toEqual(['person p1 sent', 'person p1 sent']);
  });
  it('leaves what was refused for a person, and what must be looked into for later', async () => {
    await put(creation('person', 'p1'), creation('note', 'n1', {}, { incidentId: 'i2', needs: [] }));
    const codes = ['invalid', 'already-exists'];
    await locked((one) => answered((JSON.parse(one.body!) as Batch).items.map((item, at) =>
      ({ idempotencyKey: item.idempotencyKey, status: at ? 412 : 422, code: codes[at], etag: null, held: false, errors: [{ pointer: '/sex', code: 'unknown' }], currentEtag: null, changedFields: [] }))));
    expect((await outbox.listOutbox()).map((one) => [one.state, one.last!.code, one.stale ?? false])).toEqual([['refused', 'invalid', false], ['waiting', 'already-exists', true]]);
  });
  it('with nothing that can be read here any more is final; what is then held by a supervisor is done', async () => {
    await record();
    const base = await db();
    for (const row of await base.getAll('outbox')) await base.put('outbox', without(row, 'sealed'));
    const { asked } = await locked((one) => answered((JSON.parse(one.body!) as Batch).items.map((item) =>
      ({ idempotencyKey: item.idempotencyKey, status: 202, code: 'not-found', etag: null, held: true, errors: [], currentEtag: null, changedFields: [] }))), 'unreadable');
    expect(JSON.parse(asked[0]!.body!)).toMatchObject({ final: true, deviceId });
    expect(await standing()).toEqual([]);
  });
  it('does not take what has no envelope, and what it holds up', async () => {
    await setMeta('sealing', undefined as never);
    await put(creation('person', 'p1'));
    await setMeta('sealing', key.sealing);
    await put(correction('p1', { sex: 'male' }), creation('incident', 'i2'));
    const { asked } = await locked((one) => answered((JSON.parse(one.body!) as Batch).items.map((item) => ({ idempotencyKey: item.idempotencyKey, status: 201, etag: '"1"' }))));
    expect((JSON.parse(asked[0]!.body!) as Batch).items).toHaveLength(1);
    expect(await standing()).toEqual(['person p1 waiting', 'person p1 waiting', 'incident i2 sent']);
  });
  it('is a contact when there is nothing to send, and tells when all has been erased', async () => {
    await setMeta('revoked', 'erased');
    const { outcome, asked } = await locked(() => answered([], { ...LEASE, id: deviceId, revoked: true }));
    expect(JSON.parse(asked[0]!.body!)).toMatchObject({ items: [], final: false, report: { erased: true } });
    expect(outcome.revoked).toBe(true);
  });
});

describe('an envelope', () => {
  it('is made when a write is finished, names what it stands on, and is remade when that went another way', async () => {
    const [made, changed] = await put(creation('person', 'p1'), correction('p1', { sex: 'male' }));
    const opened = async (at: number) => {
      const { envelope, head } = (await outbox.listOutbox())[at]!;
      return key.open(envelope!, deviceId, head.idempotencyKey);
    };
    expect(await opened(1)).toMatchObject({ officerId: 'officer-1', method: 'PATCH', path: '/persons/p1', builtOn: made!.head.idempotencyKey, writtenAt: WRITTEN });
    expect((await opened(1)).body).toBe((await outbox.readBody(changed!.seq))!.json);
    await failed(made!, { status: 422, code: 'invalid', traceId: null, errors: [], currentEtag: null, changedFields: [] }, { state: 'refused', nextTryAt: 0 });
    await outbox.replace(made!.seq, creation('person', 'p1', { sex: 'female' }));
    expect((await outbox.listOutbox()).map((one) => one.stale ?? false)).toEqual([false, true]);
    await outbox.ensureEnvelopes();
    const [again] = await outbox.listOutbox();
    expect((await opened(0)).body).toContain('female');
    expect((await opened(1)).builtOn).toBe(again!.head.idempotencyKey);
    expect((await outbox.listOutbox()).map((one) => [one.deviceSeq, one.stale ?? false])).toEqual([[1, false], [2, false]]);
  });
  it('is made later for what was written by an older version, or before the key was known', async () => {
    await setMeta('sealing', undefined as never);
    await put(creation('person', 'p1'));
    const base = await db();
    const [row] = await base.getAll('outbox');
    const head = without(row!.head, 'deviceId', 'after', 'builtOn');
    await base.put('outbox', { ...without(row!, 'deviceSeq', 'envelope', 'stale'), head });
    await base.put('meta', { id: deviceId, prefix: 'KV4', lastNumber: 0 }, 'device');
    await setMeta('sealing', key.sealing);
    await outbox.ensureEnvelopes();
    const [item] = await outbox.listOutbox();
    expect(item).toMatchObject({ deviceSeq: 1, head: { deviceId } });
    expect(key.open(item!.envelope!, deviceId, item!.head.idempotencyKey).path).toBe('/persons/p1');
  });
  it('numbers finished writes without a gap over two tabs', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, n) => outbox.enqueue([creation('person', `p${n}`), creation('note', `n${n}`)], WRITTEN, null)));
    expect((await outbox.listOutbox()).map((one) => one.deviceSeq)).toEqual(Array.from({ length: 16 }, (_, n) => n + 1));
    expect((await getMeta('device'))!.lastSeq).toBe(16);
  });
  it('can be read by nobody who finds the phone', async () => {
    await put(creation('person', 'p1', { givenNames: 'Invented' }));
    const [row] = await (await db()).getAll('outbox');
    const text = JSON.stringify(row, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value));
    for (const form of ['Invented', Buffer.from('Invented').toString('base64'), Buffer.from('Invented').toString('hex'), Buffer.from('Invented', 'utf16le').toString('latin1')]) expect(text).not.toContain(form);
  });
});

describe('two tabs that send at once', () => {
  it('have each effect once, and empty the outbox', async () => {
    await put(...Array.from({ length: 6 }, (_, n) => creation('person', `p${n}`, { givenNames: `mark-${n}` })), correction('p1', { sex: 'mark-9' }));
    const model = new Model();
    const { api } = wire((one) => (one.path === '/sealed-batches' ? model.sealedBatch(one.body!, key, () => false) : model.batch(one.body!, () => false)));
    await Promise.all([push(api, 'officer-1', nobody), push(api, 'officer-1', nobody), pushSealed(api, nobody, newPace(), 'all')]);
    expect([...model.effects.values()]).toEqual(Array(7).fill(1));
    await outbox.readBack((await outbox.listOutbox()).filter((one) => one.state === 'sent'));
    expect(await standing()).toEqual([]);
  });
});

describe('what another officer left on this phone', () => {
  it('goes sealed, in the name of the phone it was, and never in this one’s session', async () => {
    await setMeta('device', { id: 'device-0', prefix: 'KV3', lastNumber: 0, lastSeq: 0 });
    await put(creation('incident', 'i1', { narrative: 'mark-1' }, { officer: 'officer-0' }));
    const base = await db();
    await base.put('outbox', without((await base.getAll('outbox'))[0]!, 'sealed'));
    await setMeta('device', { id: deviceId, prefix: 'KV4', lastNumber: 0, lastSeq: 0 });
    await setMeta('dropBoxes', { 'device-0': 'drop-box-0', [deviceId]: 'drop-box' });
    await put(creation('incident', 'i2', { narrative: 'mark-2' }));
    const model = new Model();
    const seen: string[] = [];
    const { api } = wire((one) => {
      const { deviceId: of, final, report, items } = JSON.parse(one.body!) as Batch;
      seen.push(`${one.path} ${of} ${final} ${items.length} ${!!report}`);
      return one.path === '/batches' ? model.batch(one.body!, () => false) : model.sealedBatch(one.body!, key, () => false);
    });
    await push(api, 'officer-1', nobody);
    await pushSealed(api, nobody, newPace(), 'unreadable');
    expect(seen).toEqual([`/batches ${deviceId} undefined 1 true`, '/sealed-batches device-0 true 1 false']);
    expect([...model.effects.values()]).toEqual([1, 1]);
    expect(await standing()).toEqual([]);
  });
});
