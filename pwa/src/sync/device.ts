// Registers this phone once, so that it can make references without a network.
import type { Api } from '../contract/client';
import type { Schemas } from '../contract/types';
import { updateMeta } from '../db/meta';
import { uuidv7 } from '../platform/random';

export async function ensureDevice(api: Api, name: string): Promise<void> {
  // The id is kept before it is sent: a lost answer must not register a second phone.
  const device = await updateMeta('device', (old) => old ?? { id: uuidv7(), prefix: null, lastNumber: 0 });
  if (device.prefix) return;
  const path = `/devices/${device.id}`;
  const made = await api.call<Schemas['Device']>({ method: 'PUT', path, body: { name }, idempotencyKey: device.id, ifNoneMatch: '*', shape: 'device' });
  const known = made.kind === 'problem' && made.problem.code === 'already-exists' ? await api.call<Schemas['Device']>({ path, shape: 'device' }) : made;
  if (known.kind !== 'ok') return; // the server gives references until this works
  const { referencePrefix, lastReferenceNumber } = known.value;
  await updateMeta('device', (old) => ({ ...(old ?? device), prefix: referencePrefix, lastNumber: Math.max(old?.lastNumber ?? 0, lastReferenceNumber) }));
}
