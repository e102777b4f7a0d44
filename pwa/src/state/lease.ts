// The lease: how long this phone may go without the server, and how the force wants it to lock.
import { signal } from '@preact/signals';
import { getMeta, type KnownLease, type Policy } from '../db/meta';
import { now } from '../platform/clock';

export const lease = signal<KnownLease | null>(null);
/** Until the server has said otherwise. */
const USUAL: Policy = { idleMinutes: 5, hiddenSeconds: 60, leaseHours: 12, kdfRounds: 600_000, tries: 5 };
export const policy = (): Policy => lease.value?.policy ?? USUAL;

export async function readLease(): Promise<KnownLease | null> {
  lease.value = (await getMeta('lease')) ?? null;
  return lease.value;
}

/** When it ends by this phone's own clock: as long after the contact as the server said, whatever either clock shows. */
export const leaseEnds = ({ until, contactAt, at }: KnownLease): number => (at ?? Date.parse(contactAt)) + Date.parse(until) - Date.parse(contactAt);

/** Setting the clock back wins nothing: the latest time that was seen here counts, and a time before the contact is no time at all. */
export async function leaseIsOver(): Promise<boolean> {
  const [known, seen = 0] = await Promise.all([readLease(), getMeta('lastSeenAt')]);
  return !!known && (Math.max(now(), seen) >= leaseEnds(known) || now() < (known.at ?? 0) - 60_000);
}
