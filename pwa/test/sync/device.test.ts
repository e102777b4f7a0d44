import { beforeEach, describe, expect, it } from 'vitest';
import { getMeta, setMeta } from '../../src/db/meta';
import { db, eraseEverything } from '../../src/db/open';
import { ensureDevice } from '../../src/sync/device';
import { ok, problem, wire } from '../support/wire';

beforeEach(eraseEverything);
const sealing = { keyId: 'k', publicKey: 'p', secret: 's', dropBox: 'b' };
const registered = (lastReferenceNumber = 0, more: object = { sealing }) => ok({ id: 'd', name: 'Demo phone', referencePrefix: 'KV4', lastReferenceNumber, ...more });

describe('registering this phone', () => {
  it('happens once', async () => {
    const { api, asked } = wire(() => registered());
    await ensureDevice(api, 'Demo phone');
    await ensureDevice(api, 'Demo phone');
    expect(asked).toHaveLength(1);
    expect(await getMeta('device')).toMatchObject({ prefix: 'KV4', lastNumber: 0 });
  });
  it('is repeated under the same name and key when the answer was lost', async () => {
    const { api, asked } = wire((_, nth) => (nth === 1 ? 'no-network' : registered()));
    await ensureDevice(api, 'Demo phone');
    expect((await getMeta('device'))!.prefix).toBeNull();
    await ensureDevice(api, 'Demo phone');
    expect(asked[1]).toEqual(asked[0]);
  });
  it('finds itself when it was registered already, and never counts back', async () => {
    await setMeta('device', { id: 'd', prefix: null, lastNumber: 12 });
    const { api } = wire((one) => (one.method === 'PUT' ? problem(412, 'already-exists') : registered(9)));
    await ensureDevice(api, 'Demo phone');
    expect(await getMeta('device')).toMatchObject({ id: 'd', prefix: 'KV4', lastNumber: 12 });
  });
  it('goes on from the server’s count when that is ahead', async () => {
    const { api } = wire(() => registered(40));
    await ensureDevice(api, 'Demo phone');
    expect((await getMeta('device'))!.lastNumber).toBe(40);
  });
  it('learns to whom finished writes are sealed, and by which secret they are handed in', async () => {
    const { api } = wire(() => registered());
    expect(await ensureDevice(api, 'Demo phone')).toBe(true);
    const { id } = (await getMeta('device'))!;
    expect(await getMeta('sealing')).toEqual({ keyId: 'k', publicKey: 'p', secret: 's' });
    expect(await getMeta('dropBoxes')).toEqual({ [id]: 'b' });
    // The secret that shows whose vault was open is not readable in the storage; the one that opens nothing is.
    const stored = JSON.stringify(await (await db()).getAll('meta'));
    expect(stored).not.toContain('"secret"');
  });
  it('asks again when it was registered by a server that knew nothing of sealing', async () => {
    await setMeta('device', { id: 'd', prefix: 'KV4', lastNumber: 3 });
    const { api, asked } = wire(() => registered(3));
    await ensureDevice(api, 'Demo phone');
    expect(asked.map((one) => `${one.method} ${one.path}`)).toEqual(['GET /devices/d']);
    expect(await getMeta('dropBoxes')).toEqual({ d: 'b' });
  });
  it('goes on counting finished writes from what the server has heard of', async () => {
    await setMeta('device', { id: 'd', prefix: null, lastNumber: 0, lastSeq: 4 });
    const { api } = wire(() => registered(0, { sealing, lastSeq: 9 }));
    await ensureDevice(api, 'Demo phone');
    expect((await getMeta('device'))!.lastSeq).toBe(9);
  });
  it('that fails leaves the phone without a prefix: the server gives references until then', async () => {
    for (const answer of [problem(503, 'busy'), problem(422, 'invalid'),
      ok({ id: 'd', referencePrefix: 'TOO-LONG', lastReferenceNumber: 0 })]) {
      const { api } = wire(() => answer);
      await ensureDevice(api, 'Demo phone');
      expect((await getMeta('device'))!.prefix).toBeNull();
    }
  });
});
