// What an answer or a decision does to the rows of the outbox. Pure, so that db/outbox.ts does it in one transaction, and a test does it a
// million times.
import type { EntryHead, OutboxItem, Refusal } from './entry';
import { planSend } from './plan-send';

export type Row = Omit<OutboxItem, 'seq'> & { seq?: number };
/** Rows as they are now; what is put or dropped is seen in them at once. */
export interface Rows<R extends Row = Row> {
  readonly all: readonly R[];
  readonly put: (row: R) => void;
  readonly drop: (row: R) => void;
}

/** The rows of one step, and what came of it. */
export function editing<R extends Row>(all: R[]): Rows<R> & { puts: Map<number, R>; drops: Set<number> } {
  const place = new Map(all.map((row, at) => [row.seq!, at]));
  const [puts, drops] = [new Map<number, R>(), new Set<number>()];
  return {
    all, puts, drops,
    put(row) {
      all[place.get(row.seq!)!] = row;
      if (!drops.has(row.seq!)) puts.set(row.seq!, row);
    },
    drop(row) {
      all[place.get(row.seq!)!] = { ...row, state: 'sent' };
      drops.add(row.seq!);
      puts.delete(row.seq!);
    },
  };
}

/** What each write stands on, as its envelope says. What was refused comes before what follows it, but for a closure: see isBlocked. */
export function linksOf(items: readonly OutboxItem[]): Map<string, Pick<EntryHead, 'after' | 'builtOn'>> {
  const all = items.map((one): OutboxItem => (one.state === 'refused' && one.head.kind !== 'closure' ? { ...one, state: 'waiting' } : one));
  const plan = planSend(all, () => true, Infinity);
  return new Map(plan.map(({ item: { head }, after, builtOn }) => [head.idempotencyKey, { after, builtOn }]));
}

/** An envelope that names what is no longer here is not to be relied upon: that write may have gone another way meanwhile. */
export const names = ({ after = [], builtOn }: EntryHead, keys: ReadonlySet<string>): boolean =>
  [...after, builtOn].every((key) => !key || keys.has(key));
export const keysOf = (rows: readonly Row[]): Set<string> => new Set(rows.map((row) => row.head.idempotencyKey));

/** An item as it was when it was sent: an answer counts only for the bytes it is the answer to. */
export type Sent = Pick<OutboxItem, 'seq' | 'head'>;
export const find = <R extends Row>({ all }: Rows<R>, sent: Sent): R | undefined =>
  all.find((row) => row.seq === sent.seq && row.head.idempotencyKey === sent.head.idempotencyKey);

/**
 * Later changes of the same thing, made before this one was settled, now know which version they build on. A step is a link in that
 * chain too, though no version goes with it.
 */
export function passOn<R extends Row>({ all, put }: Rows<R>, from: R, etag: string | null): void {
  if (!etag) return;
  for (const row of all) {
    const { resourceId, method, ifMatch } = row.head;
    if (row.seq! <= from.seq! || resourceId !== from.head.resourceId || method === 'PUT') continue;
    if (ifMatch === null) put({ ...row, head: { ...row.head, ifMatch: etag } });
    if (row.state !== 'aside') return; // the one after it builds on this one
  }
}

/** This key will never have succeeded at the server: envelopes that name it are made anew. */
export function loosen<R extends Row>({ all, put }: Rows<R>, { idempotencyKey: key }: EntryHead): void {
  for (const row of all) if (row.head.after?.includes(key) || row.head.builtOn === key) put({ ...row, stale: true });
}

export type Outcome =
  /** `other`: under another key than this one, so that nothing may be built on it by its key. */
  | { is: 'done'; etag: string | null; other?: boolean }
  | { is: 'sent'; etag: string | null; other?: boolean }
  | { is: 'refused'; met: Refusal }
  | { is: 'waiting'; met: Refusal; nextTryAt: number; stale?: boolean };

/** What became of the items of one request. What a person decided while it was under way stands. */
export function settleRows<R extends Row>(rows: Rows<R>, outcomes: readonly { sent: Sent; outcome: Outcome }[]): void {
  for (const { sent, outcome } of outcomes) {
    const row = find(rows, sent);
    if (!row) continue;
    if (outcome.is === 'done' || outcome.is === 'sent') {
      const same = rows.all.filter((one) => one.seq! < row.seq! && one.head.resourceId === row.head.resourceId && one.head.kind !== 'look');
      // Answered before what it stands on, whose own answer is still to come: it stays until then, so that nothing builds on that version.
      const early = same.some((one) => one.state === 'waiting');
      if (outcome.is === 'done' && !early) rows.drop(row);
      else rows.put({ ...row, state: 'sent', etag: outcome.etag, last: null });
      if (outcome.other) loosen(rows, row.head);
      // What was sent before it, and is not read back yet, must not pass on an older version.
      for (const one of same) if (one.state === 'sent') rows.put({ ...one, etag: outcome.etag });
      passOn(rows, row, outcome.etag);
    } else {
      const { met, is } = outcome;
      const nextTryAt = is === 'waiting' ? outcome.nextTryAt : 0;
      const stale = is === 'waiting' && outcome.stale ? { stale: true } : {};
      rows.put({ ...row, state: row.state === 'aside' ? 'aside' : is, nextTryAt, attempts: row.attempts + 1, last: met, ...stale });
    }
  }
}

/** It goes from here without having been performed under its key; what follows it builds on what it was built on. */
export function leaveRows<R extends Row>(rows: Rows<R>, row: R, etag: string | null): void {
  loosen(rows, row.head);
  passOn(rows, row, etag);
}
