import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setMeta } from '../../src/db/meta';
import { eraseEverything } from '../../src/db/open';
import { makeEngine, type Engine, type SyncReport } from '../../src/sync/engine';
import { creation, put, standing } from '../support/outbox';
import { ok, problem, taken, wire, type Answer, type Asked } from '../support/wire';

let engine: Engine | null = null;
const told: SyncReport[] = [];
beforeEach(async () => {
  told.length = 0;
  await eraseEverything();
  await setMeta('officer', { id: 'officer-1', username: 'demo', displayName: 'Demo', collarNumber: null, role: 'officer' });
  await setMeta('schoolsReadAt', Date.now());
  await setMeta('listRead', true);
  await setMeta('device', { id: 'd', prefix: 'KV4', lastNumber: 0 });
});
afterEach(() => engine?.stop());

function start(answer: (asked: Asked, nth: number) => Answer | Promise<Answer>) {
  const { api, asked } = wire(answer);
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
    expect(told.at(-1)).toEqual({ reached: true, signIn: false, running: false });
  });
  it('without a network ends after one request and says so', async () => {
    await put(creation('incident', 'i1'), creation('incident', 'i2'));
    const { engine: e, asked } = start(() => 'no-network');
    await e.run();
    expect(asked).toHaveLength(1);
    expect(told.at(-1)).toEqual({ reached: false, signIn: false, running: false });
    expect(await standing()).toHaveLength(2);
  });
  it('with a session that ended says so, and takes it back when it has been renewed', async () => {
    await put(creation('incident', 'i1'));
    let signedIn = false;
    const { engine: e } = start((one) => (signedIn ? server(one) : problem(401, 'session-expired')));
    await e.run();
    expect(told.at(-1)).toEqual({ reached: true, signIn: true, running: false });
    signedIn = true;
    await e.run();
    expect(told.at(-1)).toEqual({ reached: true, signIn: false, running: false });
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
