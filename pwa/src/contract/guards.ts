// What the phone acts upon is checked at the door; fields it only shows are passed on as they are.
import * as v from 'valibot';
import type { Schemas } from './types';

const officer = v.looseObject({ id: v.string(), username: v.string(), displayName: v.string(), collarNumber: v.nullish(v.string()) });
/** How long a phone may go on without another contact, and by which rules it locks. */
const lease = v.looseObject({
  revoked: v.boolean(), contactAt: v.string(), leaseUntil: v.string(),
  policy: v.looseObject({ idleMinutes: v.number(), hiddenSeconds: v.number(), leaseHours: v.number(), kdfRounds: v.number(), tries: v.number() }),
});
const guards = {
  session: v.looseObject({ officer }),
  device: v.looseObject({ id: v.string(), referencePrefix: v.pipe(v.string(), v.length(3)), lastReferenceNumber: v.pipe(v.number(), v.integer()) }),
  page: v.looseObject({ items: v.array(v.looseObject({ id: v.string() })), nextCursor: v.nullish(v.string()) }),
  packs: v.looseObject({ items: v.array(v.looseObject({ version: v.string(), etag: v.string(), inForceFrom: v.nullish(v.string()) })), nextCursor: v.nullish(v.string()) }),
  pack: v.looseObject({ version: v.string(), etag: v.string(), pack: v.looseObject({ version: v.string() }), welshWording: v.nullish(v.looseObject({ text: v.string() })) }),
  outstanding: v.looseObject({ incidentId: v.string(), onRecord: v.array(v.looseObject({ personId: v.string(), offence: v.string(), incidents: v.array(v.unknown()) })) }),
  changes: v.looseObject({ items: v.array(v.looseObject({ incidentId: v.nullish(v.string()) })), nextCursor: v.nullish(v.string()) }),
  caseFile: v.looseObject({ id: v.string(), reference: v.string(), etag: v.string(), parties: v.array(v.looseObject({ id: v.string() })), persons: v.array(v.looseObject({ id: v.string() })), notes: v.array(v.looseObject({ id: v.string() })) }),
  /** What a write answers: the thing as it is now. An empty 200 of something in between must not pass for it. */
  written: v.looseObject({ id: v.string() }),
  /** One answer for each item, plain or sealed. */
  batch: v.looseObject({
    clockSkewMs: v.number(), device: v.nullish(lease),
    items: v.array(v.looseObject({ idempotencyKey: v.nullish(v.string()), status: v.pipe(v.number(), v.integer()), etag: v.nullish(v.string()) })),
  }),
  any: v.unknown(),
};
export type Shape = keyof typeof guards;

/** Whether an answer has the shape the phone relies on. A wrong shape is a failed request, never an empty list. */
export function hasShape(shape: Shape, value: unknown): boolean {
  return v.is(guards[shape], value);
}

const text = v.fallback(v.nullish(v.string(), null), null);
const problem = v.object({
  code: v.string(),
  traceId: text,
  errors: v.fallback(v.nullish(v.array(v.object({ pointer: v.fallback(v.string(), ''), code: v.string() })), []), []),
  currentEtag: text,
  changedFields: v.fallback(v.nullish(v.array(v.string()), []), []),
  refusedWith: text,
  owed: v.fallback(v.nullish(v.array(v.object({ kind: v.string(), code: v.string(), subject: v.string(), subjectId: v.string(), waivable: v.boolean() }))), null),
});

/** A problem of any answer that is not 2xx: proxies answer HTML, so the status alone must be enough. */
export function readProblem(status: number, body: unknown): Schemas['Problem'] {
  const read = v.safeParse(problem, body);
  const known = read.success ? read.output : { code: `http-${status}`, traceId: null, errors: [], currentEtag: null, changedFields: [], owed: null, refusedWith: null };
  return { status, code: known.code, traceId: known.traceId ?? null, errors: known.errors ?? [], currentEtag: known.currentEtag ?? null, changedFields: known.changedFields ?? [], ...(known.owed?.length ? { owed: known.owed } : {}), refusedWith: known.refusedWith ?? undefined };
}
