// Sends the outbox in order. For every answer from 400 to 599 and for no answer at all the item stays where it is.
import type { Api, Result } from '../contract/client';
import { verdict, type Verdict } from '../contract/problem';
import type { Schemas } from '../contract/types';
import { sameField, sameValue } from '../domain/answers';
import { asSent } from '../domain/case-items';
import { isItemKind } from '../domain/items';
import { isBlocked, type EntryBody, type OutboxItem, type Refusal } from '../domain/entry';
import * as outbox from '../db/outbox';
import { now } from '../platform/clock';
import { fraction, uuidv7 } from '../platform/random';
import { keepAnswer } from './arrived';
import { nextTry } from './backoff';

/** What the round met: says whether there is a network, whether to sign in, and which cases changed at the server. */
export interface PushOutcome {
  network: boolean | null;
  signIn: boolean;
  sentCases: Set<string>;
}
type Write = { id: string; etag?: string };
/** again: it was merged and may go once more in this round. */
type Step = 'go-on' | 'again' | 'stop';

const noNetwork: Refusal = { status: 0, code: 'no-network', traceId: null, errors: [], currentEtag: null, changedFields: [] };
const MERGES = 5;
const PASSING: Verdict[] = ['sign-in', 'wait-all', 'wait-case'];

async function send(api: Api, item: OutboxItem, body: EntryBody): Promise<Result<Write>> {
  const { method, path, idempotencyKey, ifMatch, resourceId } = item.head;
  // A step is an addition: it stands on whatever is there, and its version is kept for the change after it alone.
  const condition = method === 'PUT' ? { ifNoneMatch: '*' } : method === 'PATCH' && ifMatch ? { ifMatch } : {};
  const result = await api.call<Write>({ method, path, json: body.json, idempotencyKey, shape: 'written', ...condition });
  // Whatever answered spoke of something else: it was not our server, and the item has not arrived.
  return result.kind === 'ok' && result.value.id !== resourceId ? { kind: 'no-network' } : result;
}

/** Reads what is at the server for an item, as it would be sent; a note is read from the list, as it has no address of its own to read. */
export async function readCurrent(api: Api, item: OutboxItem): Promise<Result<Record<string, unknown>>> {
  const { kind, incidentId, resourceId } = item.head;
  if (kind === 'person' || kind === 'incident') return api.call({ path: item.head.path, shape: 'written' });
  if (isItemKind(kind)) {
    const read: Result<Record<string, unknown>> = await api.call({ path: item.head.path.replace(/\/steps$/, ''), shape: 'written' });
    return read.kind === 'ok' ? { ...read, value: asSent(kind, read.value) } : read;
  }
  const file = await api.call<Schemas['CaseFile']>({ path: `/incidents/${incidentId}`, shape: 'caseFile' });
  if (file.kind !== 'ok') return file;
  const list: { id: string; etag: string }[] = kind === 'note' ? file.value.notes : file.value.parties;
  const found = list.find((one) => one.id === resourceId);
  if (!found) return { kind: 'problem', retryAfterMs: null, problem: { ...noNetwork, status: 404, code: 'not-found' } };
  return { kind: 'ok', status: 200, value: found, etag: found.etag, replayed: false };
}

/** What the server sets itself, whatever was sent. */
const SERVERS = ['writtenAt', 'computed', 'owed'];

/** A creation met something under its own id: ours when it says all that ours says. The rest may be an older text of ours, or a change. */
function isOurs(mine: Record<string, unknown>, theirs: Record<string, unknown>): boolean {
  return Object.entries(mine).every(([key, value]) => SERVERS.includes(key) || sameField(key, value, theirs[key]) || says(theirs[key], value));
}
/** The same, with members beside it that only the server adds (the wording that was read out). */
function says(theirs: unknown, mine: unknown): boolean {
  if (typeof mine !== 'object' || mine === null || typeof theirs !== 'object' || theirs === null) return sameValue(mine, theirs);
  if (Array.isArray(mine)) return Array.isArray(theirs) && mine.length === theirs.length && mine.every((one, at) => says(theirs[at], one));
  return Object.entries(mine).every(([key, value]) => says((theirs as Record<string, unknown>)[key], value));
}

async function settle(api: Api, item: OutboxItem, body: EntryBody, result: Result<Write>, outcome: PushOutcome): Promise<Step> {
  if (result.kind === 'ok') {
    outcome.network = true;
    outcome.sentCases.add(item.head.incidentId);
    await keepAnswer(item.head, result.value);
    await outbox.done(item, result.etag ?? result.value.etag ?? null);
    return 'go-on';
  }
  const wait = (refusal: Refusal, retryAfterMs: number | null) =>
    outbox.failed(item, refusal, { state: 'waiting', nextTryAt: nextTry(now(), item.attempts, retryAfterMs, fraction()) });
  // "Unchanged" is no answer to a write: whatever gave it, the item has not arrived.
  if (result.kind !== 'problem') {
    outcome.network = false;
    await wait(noNetwork, null);
    return 'stop';
  }
  outcome.network = true;
  const { problem } = result;
  switch (verdict(problem)) {
    case 'sign-in':
      outcome.signIn = true;
      await outbox.failed(item, problem, { state: 'waiting', nextTryAt: 0 });
      return 'stop';
    case 'wait-all':
      await wait(problem, result.retryAfterMs);
      return 'stop';
    case 'wait-case':
      await wait(problem, result.retryAfterMs);
      return 'go-on';
    case 'exists': {
      if (item.head.method !== 'PUT') break;
      const current = await readCurrent(api, item);
      if (current.kind === 'no-network') return settle(api, item, body, current, outcome);
      // Reading failed for a while only: whose it is, is found out at the next try.
      if (current.kind === 'problem' && PASSING.includes(verdict(current.problem))) return settle(api, item, body, current, outcome);
      if (current.kind === 'ok' && isOurs(JSON.parse(body.json) as Record<string, unknown>, current.value)) {
        return settle(api, item, body, { ...current, value: { id: item.head.resourceId } }, outcome);
      }
      break;
    }
    case 'stale': {
      // Nobody else touched the fields of this change: it is made again on top of theirs. Otherwise a person chooses.
      const fields = Object.keys(JSON.parse(body.json) as object).filter((field) => field !== 'writtenAt');
      const overlaps = !problem.changedFields.length || problem.changedFields.some((field) => fields.includes(field.split('.')[0]!));
      if (!overlaps && problem.currentEtag) {
        await outbox.merged(item, body, { ifMatch: problem.currentEtag, idempotencyKey: uuidv7() }, problem);
        return 'again';
      }
      break;
    }
    case 'refused':
  }
  await outbox.failed(item, problem, { state: 'refused', nextTryAt: 0 });
  return 'go-on';
}

/** One round. Every item is tried at most once, except those that merged and go again. */
export async function push(api: Api, officerId: string, progress: () => void): Promise<PushOutcome> {
  const outcome: PushOutcome = { network: null, signIn: false, sentCases: new Set() };
  const tried = new Map<number, number>();
  for (;;) {
    const items = await outbox.listOutbox();
    // Another officer's items are never sent under this one's name.
    const mayGo = (item: OutboxItem) => item.state === 'waiting' && item.nextTryAt <= now() && item.head.officerId === officerId && (tried.get(item.seq) ?? 0) < MERGES;
    const next = items.find((item, at) => mayGo(item) && !isBlocked(item, items.slice(0, at)));
    if (!next) return outcome;
    const tries = (tried.get(next.seq) ?? 0) + 1;
    tried.set(next.seq, MERGES);
    const body = await outbox.readBody(next.seq);
    if (!body) continue; // settled meanwhile
    const step = await settle(api, next, body, await send(api, next, body), outcome);
    if (step === 'again') tried.set(next.seq, tries);
    progress();
    if (step === 'stop') return outcome;
  }
}
