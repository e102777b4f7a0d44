// What goes in the next request, and what becomes of each item by the answer. Pure: it asks no network, no storage and no clock.
import { isBlocked, type EntryHead, type OutboxItem, type Refusal } from './entry';

export const BATCH_ITEMS = 500;
export const BATCH_BYTES = 384 * 1024;
/** How often one item may go in one round: a change that merges goes again, and so does what waited for it. */
export const TRIES = 5;

export interface Planned {
  item: OutboxItem;
  /** Keys of earlier items of the same request without which this one must not be performed. */
  after: string[];
  /** The key of the write whose version this change is made against. */
  builtOn: string | null;
}

/**
 * The next request, in order: everything that may go by itself, and what waits only for earlier items of the same request. Those are
 * named: when one of them fails at the server, what stands on it is not tried.
 */
export function planSend(items: readonly OutboxItem[], mayGo: (item: OutboxItem) => boolean, most = BATCH_ITEMS): Planned[] {
  const plan: Planned[] = [];
  const left: OutboxItem[] = [];
  const [ofCase, ofThing] = [new Map<string, string>(), new Map<string, string>()];
  for (const item of items) {
    const { kind, method, incidentId, resourceId, idempotencyKey: key, needs, ifMatch } = item.head;
    const look = kind === 'look';
    if (item.state === 'sent') continue;
    if (plan.length === most) break;
    if (item.state !== 'waiting' || !mayGo(item) || isBlocked(item, left)) {
      left.push(item);
      continue;
    }
    // The last of a case and of a thing are enough: each of them stands on the one before it.
    const builtOn = method === 'PATCH' && ifMatch === null ? (ofThing.get(resourceId) ?? null) : null;
    const before = [...(look ? [] : [ofCase.get(incidentId), ofThing.get(resourceId)]), ...needs.map((id) => ofThing.get(id))];
    plan.push({ item, builtOn, after: [...new Set(before)].filter((one): one is string => one !== undefined && one !== builtOn) });
    if (look) continue;
    ofCase.set(incidentId, key);
    ofThing.set(resourceId, key);
  }
  return plan;
}

type Condition = { ifNoneMatch?: string; ifMatch?: string; builtOn?: string };
/** On what a write is conditional: a creation on there being nothing, a change on a version, or on that which an earlier write gets. */
export function conditionOf({ method, ifMatch }: EntryHead, builtOn: string | null): Condition {
  if (method === 'PUT') return { ifNoneMatch: '*' };
  // A step is an addition: it stands on whatever is there, and its version is kept for the change after it alone.
  return method === 'POST' ? {} : ifMatch ? { ifMatch } : builtOn ? { builtOn } : {};
}

/** As many from the beginning as fit into one request; always one. */
export function fitting(sizes: readonly number[], most = BATCH_BYTES): number {
  let sum = 0;
  const over = sizes.findIndex((size) => (sum += size) > most);
  return over < 0 ? sizes.length : Math.max(1, over);
}

export type Verdict = 'wait-all' | 'wait-case' | 'sign-in' | 'exists' | 'stale' | 'refused';

/** Every answer that is not a success → what the outbox does with the item. The status decides when the code is new. */
export function verdict({ status, code }: Pick<Refusal, 'status' | 'code'>): Verdict {
  if (status === 401) return 'sign-in';
  if (code === 'already-exists') return 'exists';
  if (code === 'stale') return 'stale';
  // The server (or something before it) is busy or away: every item would meet the same.
  if (code === 'busy' || code === 'storage-full' || [408, 425, 429, 502, 503, 504, 507, 511].includes(status)) return 'wait-all';
  // Still running, or a fault that this item may have caused, or it waits for another: the others go on.
  if (code === 'request-in-progress' || code === 'not-tried' || status >= 500) return 'wait-case';
  return 'refused';
}

/** What was answered to one item; `id` is that of the thing the answer speaks of, null where answers say nothing of it. */
export type ItemAnswer = { ok: true; id: string | null; etag: string | null; held?: boolean } | { ok: false; met: Refusal };
export type Fate =
  /** done: it may leave. sent: at the server, and laid over its case until that is read back. */
  | { is: 'done'; etag: string | null }
  | { is: 'sent'; etag: string | null }
  | { is: 'refused'; met: Refusal }
  /** `stale`: its envelope is of no more use while the phone can make another. */
  | { is: 'waiting'; met: Refusal; nextTryAt: number; stale?: boolean }
  /** To be looked into while the phone is open: made again on top of theirs, or compared with what is there. */
  | { is: 'merge'; met: Refusal }
  | { is: 'exists'; met: Refusal }
  /** Stands on one that failed: it was not tried, and nothing counts against it. */
  | { is: 'untried' };

export interface Reading {
  /** How it went: sealed answers carry no things, and nothing can be merged or compared while locked. */
  mode: 'plain' | 'sealed';
  /** When to try again what was tried so often. */
  again: (attempts: number) => number;
  /** The fields of a change. */
  fieldsOf: (item: OutboxItem) => string[];
}

export const NO_NETWORK: Refusal = { status: 0, code: 'no-network', traceId: null, errors: [], currentEtag: null, changedFields: [] };

/** Somebody else touched fields of this change, or it is not known which. */
export function overlaps(met: Refusal, fields: readonly string[]): boolean {
  return !met.currentEtag || !met.changedFields.length || met.changedFields.some((field) => fields.includes(field.split('.')[0]!));
}

export function readFates(plan: readonly Planned[], answers: readonly ItemAnswer[], { mode, again, fieldsOf }: Reading): Fate[] {
  const failed = new Set<string>();
  return plan.map(({ item, after, builtOn }, at): Fate => {
    const answer = answers[at]!;
    const { head } = item;
    if (answer.ok && (answer.held || answer.id === null || answer.id === head.resourceId)) {
      const { etag } = answer;
      const over = mode === 'plain' || answer.held || head.kind === 'look' || item.readable === false;
      return over ? { is: 'done', etag } : { is: 'sent', etag };
    }
    failed.add(head.idempotencyKey);
    // Whatever answered spoke of something else: it was not our server, and the item has not arrived.
    const met = answer.ok ? NO_NETWORK : answer.met;
    const wait = (stale = false): Fate => ({ is: 'waiting', met, nextTryAt: again(item.attempts), ...(stale ? { stale } : {}) });
    const explained = [...after, builtOn].some((key) => key && failed.has(key));
    if (met.code === 'not-tried') return explained ? { is: 'untried' } : wait(mode === 'sealed');
    const what = met.status ? verdict(met) : 'wait-all';
    if (what === 'sign-in') return { is: 'waiting', met, nextTryAt: 0 };
    if (what === 'exists' && head.kind === 'look') return { is: 'done', etag: null };
    const reused = met.code === 'idempotency-key-reused';
    if (mode === 'sealed' && (what === 'exists' || what === 'stale' || reused || met.code.startsWith('seal'))) return wait(true);
    // A change whose predecessor was set aside while both were on their way may have been made already, on another version.
    if (head.method === 'PUT' ? what === 'exists' : head.method === 'PATCH' && reused) return { is: 'exists', met };
    if (what === 'stale' && !overlaps(met, fieldsOf(item))) return { is: 'merge', met };
    return what === 'wait-all' || what === 'wait-case' ? wait() : { is: 'refused', met };
  });
}

/**
 * The version a new change builds on: null while an earlier write of the same thing is still to go, which then passes its version on;
 * what is at the server and not read back yet has told the version it got.
 */
export function versionFor(items: readonly OutboxItem[], resourceId: string, etag: string | null): string | null {
  const last = items.filter((item) => item.head.resourceId === resourceId && item.state !== 'aside').at(-1);
  return last ? (last.state === 'sent' ? (last.etag ?? null) : null) : etag || null;
}

/** Whether the rest must wait as well: there is no network, the server is busy, or one must sign in. */
export function stops(fates: readonly Fate[]): boolean {
  return fates.some((fate) => fate.is === 'waiting' && (!fate.met.status || ['wait-all', 'sign-in'].includes(verdict(fate.met))));
}
