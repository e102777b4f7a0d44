// What the phone acts upon is checked at the door; fields it only shows are passed on as they are. By hand: a library for this weighs more
// than all that is asked here.
import type { Schemas } from './types';

type Fits = (value: unknown) => boolean;
const text: Fits = (value) => typeof value === 'string';
const number: Fits = (value) => typeof value === 'number' && Number.isFinite(value);
const whole: Fits = Number.isInteger;
const flag: Fits = (value) => typeof value === 'boolean';
const anything: Fits = () => true;
const maybe = (fits: Fits): Fits => (value) => value === undefined || value === null || fits(value);
const list = (fits: Fits): Fits => (value) => Array.isArray(value) && value.every(fits);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
/** These members fit; whatever else is there is no matter. */
const object = (members: Record<string, Fits>): Fits => (value) => isObject(value) && Object.entries(members).every(([name, fits]) => fits(value[name]));

const things = list(object({ id: text }));
const page = (item: Fits): Fits => object({ items: list(item), nextCursor: maybe(text) });
/** How long a phone may go on without another contact, and by which rules it locks. */
const lease = object({
  revoked: flag, contactAt: text, leaseUntil: text,
  policy: object({ idleMinutes: number, hiddenSeconds: number, leaseHours: number, kdfRounds: number, tries: number }),
});
const guards = {
  session: object({ officer: object({ id: text, username: text, displayName: text, collarNumber: maybe(text) }) }),
  device: object({ id: text, referencePrefix: (value) => typeof value === 'string' && value.length === 3, lastReferenceNumber: whole }),
  page: page(object({ id: text })),
  packs: page(object({ version: text, etag: text, inForceFrom: maybe(text) })),
  pack: object({ version: text, etag: text, pack: object({ version: text }), welshWording: maybe(object({ text })) }),
  outstanding: object({ incidentId: text, onRecord: list(object({ personId: text, offence: text, incidents: list(anything) })) }),
  changes: page(object({ incidentId: maybe(text) })),
  caseFile: object({ id: text, reference: text, etag: text, parties: things, persons: things, notes: things }),
  /** What a write answers: the thing as it is now. An empty 200 of something in between must not pass for it. */
  written: object({ id: text }),
  /** One answer for each item, plain or sealed. */
  batch: object({ clockSkewMs: number, device: maybe(lease), items: list(object({ idempotencyKey: maybe(text), status: whole, etag: maybe(text) })) }),
  any: anything,
};
export type Shape = keyof typeof guards;

/** Whether an answer has the shape the phone relies on. A wrong shape is a failed request, never an empty list. */
export function hasShape(shape: Shape, value: unknown): boolean {
  return guards[shape](value);
}

const field = object({ code: text });
const owed = object({ kind: text, code: text, subject: text, subjectId: text, waivable: flag });

/** A problem of any answer that is not 2xx: proxies answer HTML, so the status alone must be enough. What does not fit is left out. */
export function readProblem(status: number, body: unknown): Schemas['Problem'] {
  const said = isObject(body) && text(body['code']) ? body : { code: `http-${status}` };
  const textOf = (name: string) => (text(said[name]) ? (said[name] as string) : null);
  const listOf = <T>(name: string, fits: Fits): T[] => (list(fits)(said[name]) ? (said[name] as T[]) : []);
  const left = listOf<NonNullable<Schemas['Problem']['owed']>[number]>('owed', owed);
  return {
    status, code: textOf('code')!, traceId: textOf('traceId'), currentEtag: textOf('currentEtag'), changedFields: listOf('changedFields', text),
    errors: listOf<{ pointer?: unknown; code: string }>('errors', field).map(({ pointer, code }) => ({ pointer: text(pointer) ? (pointer as string) : '', code })),
    ...(left.length ? { owed: left } : {}), refusedWith: textOf('refusedWith') ?? undefined,
  };
}
