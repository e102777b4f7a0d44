// Registers this phone once, so that it can make references without a network, and learns to whom finished writes are sealed.
import type { Api } from '../contract/client';
import type { Schemas } from '../contract/types';
import { getMeta, setMeta, updateMeta } from '../db/meta';
import { uuidv7 } from '../platform/random';

/** True when something new was learnt. */
export async function ensureDevice(api: Api, name: string): Promise<boolean> {
  // The id is kept before it is sent: a lost answer must not register a second phone.
  const device = await updateMeta('device', (old) => old ?? { id: uuidv7(), prefix: null, lastNumber: 0 });
  const known = !!device.prefix;
  if (known && (await getMeta('sealing')) && (await getMeta('dropBoxes'))?.[device.id]) return false;
  const path = `/devices/${device.id}`;
  const read = () => api.call<Schemas['Device']>({ path, shape: 'device' });
  const creation = { method: 'PUT', path, body: { name }, idempotencyKey: device.id, ifNoneMatch: '*', shape: 'device' } as const;
  const made = known ? await read() : await api.call<Schemas['Device']>(creation);
  const answer = made.kind === 'problem' && made.problem.code === 'already-exists' ? await read() : made;
  if (answer.kind !== 'ok') return false; // the server gives references until this works
  const { referencePrefix, lastReferenceNumber, lastSeq, sealing } = answer.value;
  await updateMeta('device', (old) => ({
    ...(old ?? device), prefix: referencePrefix, lastNumber: Math.max(old?.lastNumber ?? 0, lastReferenceNumber),
    lastSeq: Math.max(old?.lastSeq ?? 0, lastSeq ?? 0),
  }));
  if (!sealing) return false;
  const { dropBox, ...key } = sealing;
  await setMeta('sealing', key);
  await updateMeta('dropBoxes', (old) => ({ ...old, [device.id]: dropBox }));
  return true;
}
