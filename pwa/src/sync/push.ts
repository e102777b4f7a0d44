// Sends the outbox in order. For every answer from 400 to 599 and for no answer at all the item stays where it is.
import type { Api, Result } from '../contract/client';
import { verdict } from '../contract/problem';
import type { Schemas } from '../contract/types';
import { sameValue } from '../domain/answers';
import { isBlocked, type EntryBody, type OutboxItem, type Refusal } from '../domain/entry';
import * as outbox from '../db/outbox';
import { now } from '../platform/clock';
import { fraction, uuidv7 } from '../platform/random';
import { nextTry } from './backoff';

/** What the round met: says whether there is a network, whether to sign in, and which cases changed at the server. */
export interface PushOutcome {
  network: boolean | null;
  signIn: boolean;
  sentCases: Set<string>;
}
type Write = { etag?: string; version?: number };

const noNetwork: Refusal = { status: 0, code: 'no-network', traceId: null, errors: [], currentEtag: null, changedFields: [] };
const MERGES = 5;

async function send(api: Api, item: OutboxItem, body: EntryBody): Promise<Result<Write>> {
  const { head } = item;
  if (head.method === 'PUT') return api.call<Write>({ method: 'PUT', path: head.path, json: body.json, idempotencyKey: head.idempotencyKey, ifNoneMatch: '*' });
  return api.call<Write>({ method: 'PATCH', path: head.path, json: body.json, idempotencyKey: head.idempotencyKey, ...(head.ifMatch ? { ifMatch: head.ifMatch } : {}) });
}

/** Reads what is at the server for an item; a note is read from the list, as it has no address of its own to read. */
export async function readCurrent(api: Api, item: OutboxItem): Promise<Result<Record<string, unknown>>> {
  const { kind, incidentId, resourceId } = item.head;
  if (kind === 'person' || kind === 'incident') return api.call({ path: item.head.path });
  const file = await api.call<Schemas['CaseFile']>({ path: `/incidents/${incidentId}`, shape: 'caseFile' });
  if (file.kind !== 'ok') return file as Result<Record<string, unknown>>;
  const list: { id: string; etag: string }[] = kind === 'note' ? file.value.notes : file.value.parties;
  const found = list.find((one) => one.id === resourceId);
  if (!found) return { kind: 'problem', retryAfterMs: null, problem: { ...noNetwork, status: 404, code: 'not-found' } };
  return { kind: 'ok', status: 200, value: found as Record<string, unknown>, etag: found.etag, replayed: false };
}

/** A create met something under its own id: ours when it was written at the same moment, or says the same. */
function isOurs(mine: Record<string, unknown>, theirs: Record<string, unknown>): boolean {
  if (mine['writtenAt'] && theirs['writtenAt'] && sameValue(mine['writtenAt'], theirs['writtenAt'])) return true;
  return Object.entries(mine).every(([key, value]) => key === 'writtenAt' || sameValue(value, theirs[key]));
}

async function settle(api: Api, item: OutboxItem, body: EntryBody, result: Result<Write>, outcome: PushOutcome): Promise<'go-on' | 'stop'> {
  if (result.kind === 'unchanged') return 'go-on';
  if (result.kind === 'ok') {
    outcome.network = true;
    outcome.sentCases.add(item.head.incidentId);
    await outbox.done(item.seq, result.etag ?? result.value?.etag ?? null);
    return 'go-on';
  }
  const wait = (refusal: Refusal, retryAfterMs: number | null) => outbox.failed(item.seq, refusal, { state: 'waiting', nextTryAt: nextTry(now(), item.attempts, retryAfterMs, fraction()) });
  if (result.kind === 'no-network') {
    outcome.network = false;
    await wait(noNetwork, null);
    return 'stop';
  }
  outcome.network = true;
  const { problem } = result;
  switch (verdict(problem)) {
    case 'sign-in':
      outcome.signIn = true;
      await outbox.failed(item.seq, problem, { state: 'waiting', nextTryAt: 0 });
      return 'stop';
    case 'wait-all':
      await wait(problem, result.retryAfterMs);
      return 'stop';
    case 'wait-case':
      await wait(problem, result.retryAfterMs);
      return 'go-on';
    case 'exists': {
      const current = await readCurrent(api, item);
      if (current.kind === 'no-network') return settle(api, item, body, { kind: 'no-network' }, outcome);
      if (current.kind === 'ok' && isOurs(JSON.parse(body.json) as Record<string, unknown>, current.value)) return settle(api, item, body, { ...current, value: { etag: current.etag ?? '' } }, outcome);
      break;
    }
    case 'stale': {
      // Nobody else touched the fields of this change: it is made again on top of theirs. Otherwise a person chooses.
      const fields = Object.keys(JSON.parse(body.json) as object).filter((field) => field !== 'writtenAt');
      const overlaps = !problem.changedFields.length || problem.changedFields.some((field) => fields.includes(field.split('.')[0]!));
      if (!overlaps && problem.currentEtag ) {
        const head = { ...item.head, ifMatch: problem.currentEtag, idempotencyKey: uuidv7() };
        await outbox.replace(item.seq, { head, body });
        await outbox.failed(item.seq, problem, { state: 'waiting', nextTryAt: 0 });
        return 'go-on';
      }
      break;
    }
    case 'refused':
  }
  await outbox.failed(item.seq, problem, { state: 'refused', nextTryAt: 0 });
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
    tried.set(next.seq, (tried.get(next.seq) ?? 0) + 1);
    const body = await outbox.readBody(next.seq);
    if (!body) continue; // settled meanwhile
    const step = await settle(api, next, body, await send(api, next, body), outcome);
    progress();
    if (step === 'stop') return outcome;
  }
}
