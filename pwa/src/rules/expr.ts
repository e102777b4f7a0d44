// The expression language as it is written in a pack. Its meaning is in `openapi/rules/SPEC.md`, section 1.

import { codeOf, entries, listOf, Malformed, maybe, pair, parts, text, upTo, type Read } from './parts';

/** Numbers of a pack, which the twin keeps in 32 bits. */
export const whole = upTo(4_294_967_295);

/** A fact's moment, and so many hours and days of 24 hours later. */
export const after = parts({ fact: text, hours: maybe(whole), days: maybe(whole) });
export type After = ReturnType<typeof after>;
/** A moment: the clock, or a fact and how long after it. */
export type Moment = 'now' | After;

/** A condition. Every one answers true or false, never "unknown"; what each does with an unknown fact stands beside it. */
export type Expr =
  /** Every one holds; holds when empty. */
  | { op: 'all'; list: Expr[] }
  /** At least one holds; does not hold when empty. */
  | { op: 'any'; list: Expr[] }
  | { op: 'not'; inner: Expr }
  /** A flag or code has this value; false while unknown. */
  | { op: 'is'; fact: string; value: string | boolean }
  /** A code is one of these; false while unknown. */
  | { op: 'oneOf'; fact: string; codes: string[] }
  | { op: 'known'; fact: string }
  /** The first moment is earlier than the second; false while either is unknown. */
  | { op: 'before'; moments: [Moment, Moment] }
  /** A count is this or more; false while unknown. */
  | { op: 'atLeast'; fact: string; least: number };

/** No more than a year's worth of hours or ten years of days. */
export const MOST_HOURS = 8_760;
export const MOST_DAYS = 3_660;
/** Operators inside operators. */
export const MOST_DEPTH = 8;

const scalar: Read<string | boolean> = (value) => (typeof value === 'boolean' ? value : text(value));
const moment: Read<Moment> = (value) => (typeof value === 'string' ? codeOf(['now'])(value) : after(value));

/** An object with exactly one operator. */
export const expr: Read<Expr> = (from) => {
  const [member, second] = Object.entries(entries(from));
  if (!member || second) throw new Malformed();
  const [op, value] = member;
  switch (op) {
    case 'all':
    case 'any':
      return { op, list: listOf(expr)(value) };
    case 'not':
      return { op, inner: expr(value) };
    case 'is': {
      const [fact, wanted] = pair(text, scalar)(value);
      return { op, fact, value: wanted };
    }
    case 'oneOf': {
      const [fact, codes] = pair(text, listOf(text))(value);
      return { op, fact, codes };
    }
    case 'known':
      return { op, fact: text(value) };
    case 'before':
      return { op, moments: pair(moment, moment)(value) };
    case 'atLeast': {
      const [fact, least] = pair(text, whole)(value);
      return { op, fact, least };
    }
    default:
      throw new Malformed();
  }
};

/** How deep operators are nested. */
export function depth(e: Expr): number {
  const inside = e.op === 'all' || e.op === 'any' ? e.list : e.op === 'not' ? [e.inner] : [];
  return 1 + Math.max(0, ...inside.map(depth));
}

/** Every fact named in it. */
export function factsIn(e: Expr): string[] {
  switch (e.op) {
    case 'all':
    case 'any':
      return e.list.flatMap(factsIn);
    case 'not':
      return factsIn(e.inner);
    case 'before':
      return e.moments.flatMap((m) => (m === 'now' ? [] : [m.fact]));
    default:
      return [e.fact];
  }
}
