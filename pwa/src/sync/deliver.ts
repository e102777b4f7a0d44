// One request with many items. An answer counts only when it speaks of exactly what was sent; anything else is no answer, and the same
// items go again with the same keys and the same bytes.
import { DEADLINE_MS, type Api, type Result } from '../contract/client';
import { readProblem } from '../contract/guards';
import type { Schemas } from '../contract/types';
import type { EntryBody, OutboxItem } from '../domain/entry';
import { conditionOf, fitting, NO_NETWORK, type ItemAnswer, type Planned } from '../domain/plan-send';
import { instant } from '../platform/clock';
import { learn, makeReport } from './report';

export type Thing = { id: string; etag?: string };
export type Delivered =
  /** `plan` may be shorter than what was asked: the rest did not fit. `things` are what the answers hold, by their place. */
  | { kind: 'answers'; plan: Planned[]; answers: ItemAnswer[]; things: (Thing | null)[]; retryAfterMs: number | null; revoked?: boolean }
  | { kind: 'problem'; problem: Schemas['Problem']; retryAfterMs: number | null }
  | { kind: 'no-network' };

interface Answered {
  idempotencyKey?: string | null;
  status: number;
  etag?: string | null;
  held?: boolean;
  body?: Thing | null;
}
type BatchAnswer = { clockSkewMs: number; device?: Schemas['LeaseInfo'] | null; items: Answered[] };

const isMade = (status: number): boolean => status >= 200 && status < 300;
/** Neither a success nor a problem is no answer to a write. */
const refusal = (status: number, body: unknown): ItemAnswer => ({ ok: false, met: status < 400 ? NO_NETWORK : readProblem(status, body) });

/** The slowest link on which a batch is still worth its while: 8 bytes in a millisecond. */
const deadline = (json: string): number => DEADLINE_MS + (json.length >> 3);

async function post(
  api: Api, path: string, frame: object, plan: Planned[], texts: string[], dropBox?: string,
): Promise<Result<BatchAnswer>> {
  const json = `${JSON.stringify({ ...frame, sentAt: instant() }).slice(0, -1)},"items":[${texts.join()}]}`;
  const how = { method: 'POST', path, json, shape: 'batch', deadlineMs: deadline(json), ...(dropBox ? { dropBox } : {}) } as const;
  const result: Result<BatchAnswer> = await api.call(how);
  if (result.kind !== 'ok') return result;
  const { items } = result.value;
  const ofThis = ({ idempotencyKey: key, status }: Answered, { item }: Planned) =>
    key === item.head.idempotencyKey || (!key && !isMade(status));
  return items.length === plan.length && items.every((one, at) => ofThis(one, plan[at]!)) ? result : { kind: 'no-network' };
}

function read(result: Exclude<Result<BatchAnswer>, { kind: 'ok' }>): Delivered {
  return result.kind === 'problem' ? result : { kind: 'no-network' };
}

const seqOf = ({ deviceSeq, head }: OutboxItem, deviceId: string | null) =>
  (deviceSeq && head.deviceId === deviceId ? { seq: deviceSeq } : {});

/** In the name of the session. `deviceId` is null until this phone is registered. */
export async function deliver(
  api: Api, wanted: Planned[], bodies: ReadonlyMap<number, EntryBody>, all: readonly OutboxItem[], deviceId: string | null,
): Promise<Delivered> {
  const texts = wanted.map(({ item, after, builtOn }) => {
    const { method, path, idempotencyKey, writtenAt } = item.head;
    const links = { ...conditionOf(item.head, builtOn), ...(after.length ? { after } : {}) };
    const head = { ...seqOf(item, deviceId), method, path, idempotencyKey, writtenAt, ...links };
    return `${JSON.stringify(head).slice(0, -1)},"body":${bodies.get(item.seq)!.json}}`;
  });
  const count = fitting(texts.map((text) => text.length));
  const plan = wanted.slice(0, count);
  const report = deviceId ? await makeReport(all, deviceId) : null;
  const result = await post(api, '/batches', report ? { deviceId, report } : {}, plan, texts.slice(0, count));
  if (result.kind !== 'ok') return read(result);
  const revoked = await learn(result.value, report);
  const { items } = result.value;
  const answers = items.map(({ status, etag, held, body }): ItemAnswer =>
    !isMade(status) ? refusal(status, body) : held ? { ok: true, id: null, etag: null, held } : { ok: true, id: body?.id ?? '', etag: etag ?? body?.etag ?? null });
  // What is held is not in the case.
  const things = items.map(({ held, body }) => (held ? null : (body ?? null)));
  return { kind: 'answers', plan, answers, things, retryAfterMs: null, revoked };
}

/** In the name of the phone: what was sealed when it was finished. `final` when nobody can read it here any more. */
export async function deliverSealed(
  api: Api, wanted: Planned[], all: readonly OutboxItem[], deviceId: string, dropBox: string, final: boolean,
): Promise<Delivered> {
  const texts = wanted.map(({ item }) =>
    JSON.stringify({ ...seqOf(item, deviceId), idempotencyKey: item.head.idempotencyKey, ...item.envelope }));
  const count = fitting(texts.map((text) => text.length));
  const plan = wanted.slice(0, count);
  const report = await makeReport(all, deviceId);
  const frame = { deviceId, ...(report ? { report } : {}), final };
  const result = await post(api, '/sealed-batches', frame, plan, texts.slice(0, count), dropBox);
  if (result.kind !== 'ok') return read(result);
  const revoked = await learn(result.value, report);
  const answers = result.value.items.map((one): ItemAnswer =>
    isMade(one.status) ? { ok: true, id: null, etag: one.etag ?? null, held: one.held === true } : refusal(one.status, one));
  return { kind: 'answers', plan, answers, things: [], retryAfterMs: null, revoked };
}

/** One write by itself: for a server from before there were batches, and when a batch is refused as a whole. */
export async function deliverAlone(api: Api, [planned]: Planned[], bodies: ReadonlyMap<number, EntryBody>): Promise<Delivered> {
  const { item } = planned!;
  const { method, path, idempotencyKey } = item.head;
  const condition = conditionOf(item.head, null);
  const result = await api.call<Thing>({ method, path, json: bodies.get(item.seq)!.json, idempotencyKey, shape: 'written', ...condition });
  const one = (answer: ItemAnswer, thing: Thing | null, retryAfterMs: number | null): Delivered =>
    ({ kind: 'answers', plan: [planned!], answers: [answer], things: [thing], retryAfterMs });
  if (result.kind === 'problem') return one(refusal(result.problem.status, result.problem), null, result.retryAfterMs);
  if (result.kind !== 'ok') return { kind: 'no-network' };
  const { value, etag } = result;
  return one({ ok: true, id: value.id, etag: etag ?? value.etag ?? null }, value, null);
}
