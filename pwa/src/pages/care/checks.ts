// What forms about items check, and how a moment that was typed becomes an instant.
import { checkMoment, isBlank, now, toInstant, type FormError, type WallTime } from '../../state/vocabulary';

export const LIMITS = { name: 120, reference: 40, force: 64, reason: 2_000, text: 10_000 } as const;
type Errors = FormError[];

/** In characters, as the server counts them. */
export const tooLong = (field: string, text: string, max: number): Errors =>
  Array.from(text.trim()).length > max ? [{ field, code: 'too-long' }] : [];
export const needText = (field: string, text: string, max: number): Errors =>
  text.trim() ? tooLong(field, text, max) : [{ field, code: 'required' }];
export const textOrNull = (text: string): string | null => text.trim() || null;

const MINUTE = 60_000;

/**
 * The instant of a wall clock. Fields show whole minutes: what is typed in the minute of `floor` is not before it, so it is given its
 * second.
 */
export function instantOf(t: WallTime, floor: string | null = null): string {
  const read = toInstant(t);
  if ('error' in read) return '';
  const below = floor !== null && Date.parse(read.instant) < Date.parse(floor) && Date.parse(floor) - Date.parse(read.instant) < MINUTE;
  return below ? floor : read.instant;
}

/** A moment that exists, is not to come, and is not before what it follows. */
export function checkAfter(field: string, t: WallTime, floor: string | null | undefined, code = 'too-early'): Errors {
  const found = checkMoment(field, t, now());
  if (found.length || !floor) return found;
  return Date.parse(instantOf(t, floor)) < Date.parse(floor) ? [{ field: `${field}-day`, code }] : [];
}

/** May be left empty; what is half-typed is not empty. */
export const checkOptional = (field: string, t: WallTime, floor: string | null = null): Errors =>
  isBlank(t) ? [] : checkAfter(field, t, floor);
export const optionalInstant = (t: WallTime, floor: string | null = null): string | null =>
  isBlank(t) ? null : instantOf(t, floor) || null;

/** Null and absent are the same, and the order of members means nothing. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== null && part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, plain(part)]),
  );
}
/** The members that differ from what is recorded: a change names nothing else, so two people's changes do not meet without need. */
export function changedIn(known: object, body: object): object {
  const before = known as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(body).filter(([key, value]) => JSON.stringify(plain(before[key])) !== JSON.stringify(plain(value))),
  );
}
