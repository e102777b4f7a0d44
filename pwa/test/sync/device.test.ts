import { beforeEach, describe, expect, it } from 'vitest';
import { getMeta, setMeta } from '../../src/db/meta';
import { eraseEverything } from '../../src/db/open';
import { ensureDevice } from '../../src/sync/device';
import { ok, problem, wire } from '../support/wire';

beforeEach(eraseEverything);
const registered = (lastReferenceNumber = 0) => ok({ id: 'd', name: 'Demo phone', referencePrefix: 'KV4', lastReferenceNumber });

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
    expect(await getMeta('device')).toEqual({ id: 'd', prefix: 'KV4', lastNumber: 12 });
  });
  it('goes on from the server’s count when that is ahead', async () => {
    const { api } = wire(() => registered(40));
    await ensureDevice(api, 'Demo phone');
    expect((await getMeta('device'))!.lastNumber).toBe(40);
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
