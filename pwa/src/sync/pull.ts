// Brings what changed: first the feed (thin), then the case files it names, one at a time. A failed request is never an empty answer.
import type { Api, Result } from '../contract/client';
import type { Page, Schemas } from '../contract/types';
import { forgetCase, keepCase, readCase } from '../db/cases';
import { keepMany, readAll } from '../db/kept';
import { getMeta, moveCursor, setMeta, startFeedAgain, updateMeta } from '../db/meta';
import { listOutbox } from '../db/outbox';
import { replaceSchools } from '../db/schools';
import { now } from '../platform/clock';
import { lineOf } from './line';
import { pullOutstanding } from './outstanding';
import { pullPacks } from './packs';
import { failure, PAGES, query, walk, type PullOutcome } from './walk';

export type { PullOutcome } from './walk';

const FILES_A_ROUND = 40;
const GAP_MS = 30;
const SCHOOLS_EVERY_MS = 24 * 3_600_000;
const AGED_EVERY_MS = 3_600_000;
/** A closed case is kept so long: what closing it left to do is done by then, and the server has it for whoever asks. */
const CLOSED_KEPT_MS = 72 * 3_600_000;

type Aging = Pick<Schemas['IncidentItem'], 'status' | 'updatedAt'>;
const isAged = ({ status, updatedAt }: Aging): boolean => status === 'closed' && now() - Date.parse(updatedAt) > CLOSED_KEPT_MS;
const forgetUnless = async (id: string, kept: ReadonlySet<string>): Promise<void> => (kept.has(id) ? undefined : forgetCase(id));
/** Something of these is still to be sent, or to be decided about. */
const withUnsent = async (): Promise<Set<string>> => new Set((await listOutbox()).map((item) => item.head.incidentId));

async function forgetAged(): Promise<PullOutcome> {
  if (Math.abs(now() - ((await getMeta('agedAt')) ?? 0)) < AGED_EVERY_MS) return 'done';
  const kept = await withUnsent();
  for (const line of await readAll<Schemas['IncidentItem']>('list')) if (isAged(line)) await forgetUnless(line.id, kept);
  await setMeta('agedAt', now());
  return 'done';
}

async function pullFeed(api: Api): Promise<PullOutcome> {
  for (let page = 0; page < PAGES; page++) {
    const cursor = await getMeta('cursor');
    const answer: Result<Page<Schemas['ChangeItem']>> = await api.call({ path: `/changes${query(cursor)}`, shape: 'changes' });
    if (answer.kind === 'problem' && answer.problem.code === 'invalid-cursor') await startFeedAgain();
    if (answer.kind !== 'ok') return failure(answer);
    const { items, nextCursor } = answer.value;
    // A pack was kept, came into force or got its Welsh wording: it is read at once and not tomorrow.
    if (items.some((change) => change.kind === 'pack')) await setMeta('packsReadAt', 0);
    await moveCursor(nextCursor, items.flatMap((change) => change.incidentId ?? []));
    if (!items.length || !nextCursor || nextCursor === cursor) return 'done';
  }
  return 'later'; // the rest at the next round
}

async function pullList(api: Api): Promise<PullOutcome> {
  if (await getMeta('listRead')) return 'done';
  const outcome = await walk<Schemas['IncidentItem']>(api, '/incidents', (items) =>
    keepMany('list', items.filter((value) => !isAged(value)).map((value) => ({ id: value.id, at: value.updatedAt, value }))));
  if (outcome === 'done') await setMeta('listRead', true);
  return outcome === 'not-there' ? 'later' : outcome;
}

/** Reads one case file and keeps it; unchanged when the phone has the newest. */
export async function pullCase(api: Api, id: string): Promise<PullOutcome | 'not-found'> {
  const known = await readCase(id);
  const answer = await api.call<Schemas['CaseFile']>({ path: `/incidents/${id}`, shape: 'caseFile', ...(known ? { ifNoneMatch: known.etag } : {}) });
  if (answer.kind === 'unchanged') {
    await pullOutstanding(api, id, false);
    return 'done';
  }
  if (answer.kind === 'problem' && (answer.problem.status === 404 || answer.problem.status === 403)) return 'not-found';
  if (answer.kind !== 'ok') return failure(answer);
  const file = answer.value;
  await keepCase(id, file.updatedAt, answer.etag ?? file.etag, file, lineOf(file), file.guidancePack);
  await pullOutstanding(api, id, true);
  return 'done';
}

async function pullFiles(api: Api, progress: () => void): Promise<PullOutcome> {
  // The newest first: they are what an officer is likely to open next.
  const waiting = ((await getMeta('toFetch')) ?? []).slice(-FILES_A_ROUND).reverse();
  for (const id of waiting) {
    const outcome = await pullCase(api, id);
    if (outcome !== 'done' && outcome !== 'not-found') return outcome;
    const file = outcome === 'done' ? (await readCase<Schemas['CaseFile']>(id))?.file : null;
    if (!file || isAged(file)) await forgetUnless(id, await withUnsent());
    await updateMeta('toFetch', (old) => (old ?? []).filter((other) => other !== id));
    progress();
    await new Promise((resolve) => setTimeout(resolve, GAP_MS));
  }
  return 'done';
}

async function pullSchools(api: Api): Promise<PullOutcome> {
  if (now() - ((await getMeta('schoolsReadAt')) ?? 0) < SCHOOLS_EVERY_MS) return 'done';
  const schools: Schemas['School'][] = [];
  const outcome = await walk<Schemas['School']>(api, '/schools', (items) => Promise.resolve(void schools.push(...items)));
  if (outcome === 'done') {
    await replaceSchools(schools); // only when all of it came: half a list would hide schools
    await setMeta('schoolsReadAt', now());
  }
  return outcome === 'not-there' ? 'later' : outcome;
}

/** Accounts that see no case: an administrator keeps the guidance, an auditor reads the log. */
const WITHOUT_CASES = ['administrator', 'auditor'];

/** For an account without cases there is nothing to keep here; only whether the server is there. */
async function greet(api: Api): Promise<PullOutcome> {
  const answer = await api.call({ path: '/guidance-packs?limit=1', shape: 'packs' });
  return answer.kind === 'ok' ? 'done' : failure(answer);
}

export async function pull(api: Api, progress: () => void): Promise<PullOutcome> {
  if (WITHOUT_CASES.includes((await getMeta('officer'))?.role ?? '')) return greet(api);
  // The guidance comes before the files, so that a case is never here without what it is judged by; and once more for what they pin.
  const parts = [pullSchools, pullList, pullFeed, pullPacks, (to: Api) => pullFiles(to, progress), pullPacks, forgetAged];
  for (const part of parts) {
    const outcome = await part(api);
    progress();
    if (outcome !== 'done') return outcome;
  }
  return 'done';
}
