// A case read from this phone without the server being asked is reported later, with the time at which it was read.
import * as outbox from '../db/outbox';
import { makeEntry } from '../domain/plan-save';
import { instant, now } from '../platform/clock';
import { uuidv7 } from '../platform/random';
import { officer } from './session';
import { looks, refresh } from './sync';

export { looks } from './sync';

/** The same version within this time is one look. */
const ONE_LOOK_MS = 5 * 60_000;
let last: Promise<unknown> = Promise.resolve();

async function note(incidentId: string, version: number | null): Promise<void> {
  const at = now();
  const known = looks.value.filter(({ head }) => head.incidentId === incidentId && Math.abs(at - Date.parse(head.writtenAt)) < ONE_LOOK_MS);
  for (const { seq } of known) {
    const read = JSON.parse((await outbox.readBody(seq))?.json ?? '{}') as { version?: number | null };
    if (read.version === version) return;
  }
  const id = uuidv7();
  const path = `/incidents/${incidentId}/consultations/${id}`;
  const writtenAt = instant(at);
  const spec = { kind: 'look' as const, method: 'PUT' as const, path, incidentId, resourceId: id, needs: [incidentId] };
  const making = { newId: () => uuidv7(), writtenAt, officerId: officer.value?.id ?? '' };
  const entry = makeEntry(spec, { readAt: writtenAt, version, writtenAt }, making);
  await outbox.enqueue([entry], writtenAt, null);
  await refresh();
}

/** One after the other, so that two at once are one. A full phone must not keep the officer from reading. */
export function noteLook(incidentId: string, version: number | null): Promise<void> {
  const next = last.then(() => note(incidentId, version)).catch(() => undefined);
  last = next;
  return next;
}
