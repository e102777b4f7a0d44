// Sends the outbox in order, many items in one request. For every answer from 400 to 599 and for no answer at all the items stay where
// they are; an item leaves only after its answer has been stored.
import type { Api } from '../contract/client';
import type { EntryBody, OutboxItem } from '../domain/entry';
import { BATCH_ITEMS, NO_NETWORK, planSend, readFates, stops, TRIES, verdict, type Planned } from '../domain/plan-send';
import { getMeta } from '../db/meta';
import * as outbox from '../db/outbox';
import { now } from '../platform/clock';
import { fraction, uuidv7 } from '../platform/random';
import { keepAnswers } from './arrived';
import { isDue, nextTry } from './backoff';
import { isOurs, readCurrent } from './current';
import { deliver, deliverAlone, deliverSealed, type Delivered } from './deliver';
import { revokedNow } from './report';

/** What the round met: says whether there is a network, whether to sign in, and which cases changed at the server. */
export interface PushOutcome {
  network: boolean | null;
  signIn: boolean;
  /** This phone was taken out of use. */
  revoked: boolean;
  sentCases: Set<string>;
}
/** How much goes at once, and when the server last heard of this phone: kept over rounds. */
export interface Pace {
  size: number;
  contactAt: number;
  /** A server that had no time for a contact is not asked again before this. */
  restUntil: number;
}
export const newPace = (): Pace => ({ size: BATCH_ITEMS, contactAt: 0, restUntil: 0 });
/** So often the server hears of a phone that has nothing to send. */
const CONTACT_MS = 10 * 60_000;

interface Round {
  api: Api;
  mode: 'plain' | 'sealed';
  outcome: PushOutcome;
  pace: Pace;
  tried: Map<number, number>;
  bodies: ReadonlyMap<number, EntryBody>;
}
type Waits = Extract<outbox.Outcome, { is: 'waiting' }>;
const parse = (body: EntryBody | undefined) => JSON.parse(body?.json ?? '{}') as Record<string, unknown>;
const mayTry = ({ tried }: Round, item: OutboxItem): boolean => isDue(item.nextTryAt, now()) && (tried.get(item.seq) ?? 0) < TRIES;

/** Something is there under its id, or under its key: ours, when it says all that ours says. Otherwise a person decides. */
type Met = Waits['met'];
async function whose({ api, bodies }: Round, item: OutboxItem, met: Met, wait: (met: Met) => Waits): Promise<outbox.Outcome> {
  const current = await readCurrent(api, item);
  if (current.kind === 'no-network') return wait(NO_NETWORK);
  // Reading failed for a while only: whose it is, is found out at the next try.
  if (current.kind === 'problem' && ['sign-in', 'wait-all', 'wait-case'].includes(verdict(current.problem))) return wait(current.problem);
  if (current.kind === 'ok' && isOurs(parse(bodies.get(item.seq)), current.value)) return { is: 'done', etag: current.etag, other: true };
  return { is: 'refused', met };
}

/** What became of the items of one request. False: the rest must wait. */
async function settle(round: Round, planned: readonly Planned[], delivered: Delivered): Promise<boolean> {
  const { outcome, pace, tried, bodies, mode } = round;
  const retryAfterMs = delivered.kind === 'no-network' ? null : delivered.retryAfterMs;
  const again = (attempts: number) => nextTry(now(), attempts, retryAfterMs, fraction());
  outcome.network = delivered.kind !== 'no-network';
  if (delivered.kind !== 'answers') {
    const met = delivered.kind === 'problem' ? delivered.problem : NO_NETWORK;
    if (met.code === 'device-revoked') await revokedNow().then(() => (outcome.revoked = true));
    else if (met.status === 401 && mode === 'plain') outcome.signIn = true;
    if (delivered.kind === 'problem') pace.restUntil = again(0);
    // Perhaps it was too much for this link or for the server; it grows again with the first answer.
    if (!met.status || met.status >= 500) pace.size = Math.max(1, pace.size >> 2);
    // They come back together: as one they were sent.
    const nextTryAt = outcome.signIn ? 0 : again(planned[0]?.item.attempts ?? 0);
    await outbox.settle(planned.map(({ item }) => ({ sent: item, outcome: { is: 'waiting', met, nextTryAt } })));
    return false;
  }
  const { plan, answers, things } = delivered;
  pace.size = Math.min(BATCH_ITEMS, pace.size * 4);
  if (delivered.revoked) outcome.revoked = true;
  const fieldsOf = (item: OutboxItem) => Object.keys(parse(bodies.get(item.seq))).filter((field) => field !== 'writtenAt');
  const fates = readFates(plan, answers, { mode, again, fieldsOf });
  const made = plan.flatMap(({ item: { head } }, at) => (fates[at]!.is === 'done' && things[at] ? [{ head, answer: things[at] }] : []));
  // The answer is in the case file before the item leaves the outbox; where it cannot be, the item stays laid over the case.
  const unkept = await keepAnswers(made);
  const wait = (item: OutboxItem) => (met: Met): Waits =>
    ({ is: 'waiting', met, nextTryAt: met.status === 401 ? 0 : again(item.attempts) });
  const outcomes: { sent: OutboxItem; outcome: outbox.Outcome }[] = [];
  const merges: { item: OutboxItem; met: Met }[] = [];
  for (const [at, { item }] of plan.entries()) {
    const fate = fates[at]!;
    const kept = !unkept.has(item.head.incidentId);
    const once = fate.is === 'merge' || fate.is === 'untried';
    tried.set(item.seq, once ? (tried.get(item.seq) ?? 0) + 1 : TRIES);
    if (fate.is === 'merge') merges.push({ item, met: fate.met });
    else if (fate.is === 'exists') outcomes.push({ sent: item, outcome: await whose(round, item, fate.met, wait(item)) });
    else if (fate.is === 'done' && !kept) outcomes.push({ sent: item, outcome: { is: 'sent', etag: fate.etag } });
    else if (fate.is !== 'untried') outcomes.push({ sent: item, outcome: fate });
  }
  await outbox.settle(outcomes);
  for (const { item, met } of merges) {
    const onto = { ifMatch: met.currentEtag!, idempotencyKey: uuidv7() };
    const body = bodies.get(item.seq);
    if (body) await outbox.merged(item, body, onto, met);
  }
  for (const { sent, outcome: { is } } of outcomes) if (is === 'done' || is === 'sent') outcome.sentCases.add(sent.head.incidentId);
  const waits = outcomes.flatMap(({ outcome: one }) => (one.is === 'waiting' ? [one] : []));
  if (waits.some(({ met }) => !met.status)) outcome.network = false;
  if (mode === 'plain' && waits.some(({ met }) => met.status === 401)) outcome.signIn = true;
  return !stops(waits);
}

const due = async ({ contactAt, restUntil }: Pace): Promise<boolean> => isDue(restUntil, now()) &&
  (Math.abs(now() - contactAt) >= CONTACT_MS || !!(await getMeta('dropped'))?.length || !!(await getMeta('lostDeviceId')));
const nothing = (): PushOutcome => ({ network: null, signIn: false, revoked: false, sentCases: new Set() });

/** One round in the name of the session. Every item is tried once, except those that merged and those that waited for them. */
export async function push(api: Api, officerId: string, progress: () => void, pace = newPace()): Promise<PushOutcome> {
  const outcome = nothing();
  const round: Round = { api, mode: 'plain', outcome, pace, tried: new Map(), bodies: new Map() };
  const device = await getMeta('device');
  const deviceId = device && (await getMeta('dropBoxes'))?.[device.id] ? device.id : null;
  let alone = false;
  for (;;) {
    const items = await outbox.listOutbox();
    // Another officer's items are never sent under this one's name.
    const mayGo = (item: OutboxItem) => item.readable === true && item.head.officerId === officerId && mayTry(round, item);
    const planned = planSend(items, mayGo, alone ? 1 : pace.size);
    if (!planned.length && !(deviceId && !alone && (await due(pace)))) return outcome;
    round.bodies = await outbox.readBodies(planned.map(({ item }) => item));
    const settled = planned.filter(({ item }) => !round.bodies.has(item.seq));
    if (settled.length) {
      for (const { item } of settled) round.tried.set(item.seq, TRIES);
      continue;
    }
    const delivered = await (alone ? deliverAlone(api, planned, round.bodies) : deliver(api, planned, round.bodies, items, deviceId));
    if (!alone && delivered.kind === 'problem' && !['sign-in', 'wait-all', 'wait-case'].includes(verdict(delivered.problem))) {
      // A server from before there were batches, or one that would not take this one: each is answered by itself.
      outcome.network = true;
      alone = true;
      if (!planned.length) return outcome;
      continue;
    }
    if (delivered.kind === 'answers' && !alone) pace.contactAt = now();
    // A server that asks a contact to come back later asks that of everything that would go to it.
    const asked = planned.length || delivered.kind !== 'problem' ? planned
      : items.filter((item) => item.state === 'waiting' && item.readable === true && item.head.officerId === officerId).map((item) => ({ item, after: [], builtOn: null }));
    const goOn = await settle(round, asked, delivered);
    progress();
    if (!goOn || !planned.length) return outcome;
  }
}

/** One round in the name of the phone, with what is sealed: all of it, or only what nobody can read here any more. */
export async function pushSealed(api: Api, progress: () => void, pace: Pace, which: 'all' | 'unreadable'): Promise<PushOutcome> {
  const outcome = nothing();
  const round: Round = { api, mode: 'sealed', outcome, pace, tried: new Map(), bodies: new Map() };
  const [dropBoxes = {}, device] = await Promise.all([getMeta('dropBoxes'), getMeta('device')]);
  for (const [deviceId, dropBox] of Object.entries(dropBoxes)) for (const final of which === 'all' ? [true, false] : [true]) {
    const mayGo = (item: OutboxItem) =>
      !!item.envelope && item.head.deviceId === deviceId && (item.readable === false) === final && (final || !item.stale) &&
      mayTry(round, item);
    for (;;) {
      const items = await outbox.listOutbox();
      const planned = planSend(items, mayGo, pace.size);
      const contact = which === 'all' && !final && deviceId === device?.id && (await due(pace));
      if (!planned.length && !contact) break;
      const delivered = await deliverSealed(api, planned, items, deviceId, dropBox, final);
      if (delivered.kind === 'answers' && deviceId === device?.id) pace.contactAt = now();
      const goOn = await settle(round, planned, delivered);
      progress();
      if (!goOn) return outcome;
      if (!planned.length) break;
    }
  }
  return outcome;
}
