import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getMeta, setMeta } from '../../src/db/meta';
import { eraseEverything } from '../../src/db/open';
import { listOutbox } from '../../src/db/outbox';
import { makeEngine, type Engine, type SyncReport } from '../../src/sync/engine';
import { creation, put, standing } from '../support/outbox';
import { answered, inBatches, LEASE, type Batch } from '../support/batches';
import { caseFile } from '../support/files';
import { forceKey } from '../support/sealed';
import { ok, problem, taken, wire, type Answer, type Asked } from '../support/wire';

vi.stubGlobal('navigator', {});
let engine: Engine | null = null;
const told: SyncReport[] = [];
beforeEach(async () => {
  told.length = 0;
  await eraseEverything();
  await setMeta('officer', { id: 'officer-1', username: 'demo', displayName: 'Demo', collarNumber: null, role: 'officer' });
  await setMeta('schoolsReadAt', Date.now());
  await setMeta('listRead', true);
  await setMeta('device', { id: 'd', prefix: 'KV4', lastNumber: 0 });
  await setMeta('sealing', { keyId: 'k', publicKey: 'p', secret: 's' });
  await setMeta('dropBoxes', { d: 'drop-box' });
});
afterEach(() => engine?.stop());

function start(answer: (asked: Asked, nth: number) => Answer | Promise<Answer>) {
  const asked: Asked[] = [];
  const { api } = wire(inBatches(answer, asked));
  const changed = vi.fn();
  engine = makeEngine(api, 'Demo phone', (report) => told.push(report), changed);
  return { engine, asked, changed };
}
const server = (one: Asked): Answer => (one.method !== 'GET' ? taken(one) :
  one.path.startsWith('/changes') ? ok({ items: [], nextCursor: null }) : problem(404, 'not-found'));

describe('a round', () => {
  it('sends first, then reads back what it sent, then the feed', async () => {
    await put(creation('incident', 'i1'));
    const { engine: e, asked } = start(server);
    await e.run();
    expect(asked.map((one) => `${one.method} ${one.path}`)).toEqual(['PUT /incidents/i1', 'GET /incidents/i1', 'GET /changes?limit=200',
      'GET /guidance-packs?limit=200']);
    expect(told.at(-1)).toEqual({ reached: true, signIn: false, running: false, revoked: false });
  });
  it('without a network ends after one request and says so', async () => {
    await put(creation('incident', 'i1'), creation('incident', 'i2'));
    const { engine: e, asked } = start(() => 'no-network');
    await e.run();
    expect(asked).toHaveLength(1);
    expect(told.at(-1)).toEqual({ reached: false, signIn: false, running: false, revoked: false });
    expect(await standing()).toHaveLength(2);
  });
  it('with a session that ended says so, and takes it back when it has been renewed', async () => {
    await put(creation('incident', 'i1'));
    let signedIn = false;
    const { engine: e } = start((one) => (signedIn ? server(one) : problem(401, 'session-expired')));
    await e.run();
    expect(told.at(-1)).toEqual({ reached: true, signIn: true, running: false, revoked: false });
    signedIn = true;
    await e.run();
    expect(told.at(-1)).toEqual({ reached: true, signIn: false, running: false, revoked: false });
    expect(await standing()).toEqual([]);
  });
  it('does nothing when nobody is signed in here', async () => {
    await eraseEverything();
    await put(creation('incident', 'i1'));
    const { engine: e, asked } = start(server);
    await e.run();
    expect(asked).toEqual([]);
    expect(await standing()).toHaveLength(1);
  });
  it('asked for during a round becomes one more after it, and never two at once', async () => {
    let running = 0, most = 0;
    const { engine: e, asked } = start(async (one) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running--;
      return server(one);
    });
    const first = e.run();
    await new Promise((resolve) => setTimeout(resolve, 2));
    await put(creation('incident', 'i1'));
    await Promise.all([first, e.run(), e.run(), e.run()]);
    expect(most).toBe(1);
    expect(asked.filter((one) => one.method === 'PUT')).toHaveLength(1);
    expect(asked.filter((one) => one.path.startsWith('/changes'))).toHaveLength(2);
    expect(await standing()).toEqual([]);
  });
});

describe('a locked phone', () => {
  const sealedServer = (one: Asked): Answer => (one.path === '/sealed-batches'
    ? answered((JSON.parse(one.body!) as Batch).items.map((item) => ({ idempotencyKey: item.idempotencyKey, status: 201, etag: '"1"' })), LEASE) : server(one));
  it('sends what is sealed and fetches nothing; once it is open, what was sent leaves when its case has been read back', async () => {
    await setMeta('sealing', forceKey().sealing);
    await put(creation('incident', 'i1'));
    let open = false;
    const asked: string[] = [];
    const { api } = wire((one) => {
      asked.push(`${one.method} ${one.path}`);
      return one.path === '/incidents/i1' ? ok({ ...caseFile('i1') }) : one.path === '/batches' ? answered([], LEASE) : sealedServer(one);
    });
    engine = makeEngine(api, 'Demo phone', (report) => told.push(report), () => undefined, () => true, () => open);
    await engine.run();
    expect(asked).toEqual(['POST /sealed-batches']);
    expect(await standing()).toEqual(['incident i1 sent']);
    open = true;
    await engine.run();
    expect(asked.slice(1)).toContain('GET /incidents/i1');
    expect(asked.slice(1).some((one) => one.startsWith('PUT') || one.startsWith('POST /sealed'))).toBe(false);
    expect(await standing()).toEqual([]);
  });
  it('keeps what was sent while its case cannot be read back', async () => {
    await setMeta('sealing', forceKey().sealing);
    await put(creation('incident', 'i1'));
    let open = false;
    const { api } = wire((one) => (one.path === '/incidents/i1' ? 'no-network' : sealedServer(one)));
    engine = makeEngine(api, 'Demo phone', (report) => told.push(report), () => undefined, () => true, () => open);
    await engine.run();
    open = true;
    await engine.run();
    expect(await standing()).toEqual(['incident i1 sent']);
  });
  it('hears of the server when asked to, and says whether it did', async () => {
    let up = false;
    const { api, asked } = wire((one) => (up ? sealedServer(one) : 'no-network'));
    engine = makeEngine(api, 'Demo phone', (report) => told.push(report), () => undefined, () => true, () => false);
    expect(await engine.contact()).toBe(false);
    up = true;
    expect(await engine.contact()).toBe(true);
    expect(asked.map((one) => one.path)).toEqual(['/sealed-batches', '/sealed-batches']);
    expect(await getMeta('lease')).toMatchObject({ until: LEASE.leaseUntil });
  });
});

describe('with a session that has ended', () => {
  it('what is sealed goes in the name of the phone', async () => {
    await setMeta('sealing', forceKey().sealing);
    await put(creation('incident', 'i1'));
    const paths: string[] = [];
    const { api } = wire((one) => {
      paths.push(one.path);
      return one.path === '/sealed-batches' ? answered((JSON.parse(one.body!) as Batch).items.map((item) => ({ idempotencyKey: item.idempotencyKey, status: 201, etag: '"1"' })), LEASE) : problem(401, 'session-expired');
    });
    engine = makeEngine(api, 'Demo phone', (report) => told.push(report), () => undefined);
    await engine.run();
    expect(paths).toEqual(['/batches', '/sealed-batches']);
    expect(told.at(-1)).toMatchObject({ signIn: true, reached: true });
    expect(await standing()).toEqual(['incident i1 sent']);
  });
});

describe('when the network is back', () => {
  it('what failed for want of it goes at once, however long its next try was off', async () => {
    await put(creation('incident', 'i1'));
    let up = false;
    const { engine: e } = start((one) => (up ? server(one) : 'no-network'));
    await e.run();
    expect(await standing()).toEqual(['incident i1 waiting']);
    up = true;
    await e.run();
    expect(await standing()).toEqual([]);
  });
  it('it goes before anything is fetched', async () => {
    await put(creation('incident', 'i1'));
    let up = false;
    const { engine: e, asked } = start((one) => (up ? server(one) : 'no-network'));
    await e.run();
    asked.length = 0;
    up = true;
    await e.run();
    expect(asked.map((one) => `${one.method} ${one.path}`).slice(0, 2)).toEqual(['PUT /incidents/i1', 'GET /incidents/i1']);
  });
  it('a server that is busy then is left alone for as long as it says', async () => {
    await put(creation('incident', 'i1'));
    let up = false;
    const { api, asked } = wire((one) => (!up ? 'no-network' : one.path === '/batches' ? problem(503, 'busy', {}, { 'Retry-After': '600' }) : server(one)));
    engine = makeEngine(api, 'Demo phone', (report) => told.push(report), () => undefined);
    await engine.run();
    up = true;
    asked.length = 0;
    await engine.run();
    expect(asked.filter((one) => one.path === '/batches')).toHaveLength(1);
    const [item] = await listOutbox();
    expect(item!.last).toMatchObject({ status: 503, code: 'busy' });
    expect(item!.nextTryAt - Date.now()).toBeGreaterThan(590_000);
  });
});
