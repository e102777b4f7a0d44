// The list of cases and one case, from what is kept here with the outbox laid over it.
import { signal } from '@preact/signals';
import type { Page, Schemas } from '../contract/types';
import { readCase } from '../db/cases';
import { keepMany, readAll } from '../db/kept';
import { readEntries } from '../db/outbox';
import { matchesReference, parseReference } from '../domain/reference';
import { lineOf } from '../sync/line';
import { pullCase, type PullOutcome } from '../sync/pull';
import { api } from './api';
import { viewCase, type CaseFile, type CaseView } from './case-view';
import { noteLook } from './looks';
import { onLock } from './lock';
import { schoolCountry, schoolName } from './schools';
import { officer } from './session';
import { report, revision } from './sync';

export type Line = Schemas['IncidentItem'] & { state: CaseView['state'] };
export const lines = signal<Line[] | null>(null);
export const current = signal<{ id: string; view: CaseView | null; loading: boolean } | null>(null);
onLock(() => ([lines.value, current.value] = [null, null]));

const newest = (a: Line, b: Line) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0);

export async function loadLines(): Promise<void> {
  const me = officer.value;
  if (!me) return;
  const [kept, entries] = await Promise.all([readAll<Schemas['IncidentItem']>('list'), readEntries()]);
  const all = new Map<string, Line>(kept.map((line) => [line.id, { ...line, state: 'sent' }]));
  for (const id of new Set(entries.map((entry) => entry.head.incidentId))) {
    const view = viewCase(id, (await readCase<CaseFile>(id))?.file ?? null, entries, me, schoolCountry);
    if (!view) continue;
    const line = lineOf(view.file);
    all.set(id, { ...line, schoolName: line.schoolName ?? schoolName(view.file.school?.id), updatedAt: view.file.updatedAt || line.updatedAt, state: view.state });
  }
  lines.value = [...all.values()].sort(newest);
}

/** For so long a case waits for the first answer of all, before it is shown as it is kept. */
const FIRST_ANSWER_MS = 1_000;
type Asked = Awaited<ReturnType<typeof pullCase>>;
const waited = (): Promise<null> => new Promise((go) => setTimeout(go, FIRST_ANSWER_MS, null));
/** The server has logged the look itself. */
const noted = (asked: Asked | null): boolean => asked === 'done' || asked === 'not-found';

/**
 * Shows what is kept at once, and asks for the newest unless the last request found no network. A look of which the server does not know
 * is noted before the case is shown: a phone that dies in between has shown nothing.
 */
export async function openCase(id: string): Promise<void> {
  if (current.value?.id !== id) current.value = { id, view: null, loading: true };
  const { reached } = report.value;
  const asked = reached === false ? Promise.resolve<Asked>('no-network') : pullCase(api, id);
  const note = async () => {
    const kept = await readView(id);
    if (kept) await noteLook(id, kept.file.version || null);
  };
  if (reached !== true && !noted(await Promise.race([asked, waited()]))) await note();
  await reloadCase(id);
  if (!noted(await asked)) await note();
  if (report.value.reached !== false) await reloadCase(id);
}

/** A case as it is on this phone, unsent work included. */
export async function readView(id: string): Promise<CaseView | null> {
  const me = officer.value;
  if (!me) return null;
  const [stored, entries] = await Promise.all([readCase<CaseFile>(id), readEntries(id)]);
  return viewCase(id, stored?.file ?? null, entries, me, schoolCountry);
}

export async function reloadCase(id: string): Promise<void> {
  if (!officer.value) return;
  const view = await readView(id);
  // After a change of address the answer for the old one is not shown.
  if (current.value?.id === id) current.value = { id, view, loading: current.value.loading && !view?.atServer && report.value.reached !== false };
}

export function settled(id: string): void {
  if (current.value?.id === id) current.value = { ...current.value, loading: false };
}

export type Search = { local: Line[]; server: 'not-asked' | 'none' | 'found' | 'no-network' | 'check' };

export function searchLocal(typed: string): Line[] {
  return (lines.value ?? []).filter((line) => line.reference && matchesReference(line.reference, typed));
}

/** Asks the server for a whole reference that is not on this phone. */
export async function searchServer(typed: string): Promise<Search['server']> {
  const read = parseReference(typed);
  if ('error' in read) return read.error === 'reference-check' ? 'check' : 'not-asked';
  const answer = await api.call<Page<Schemas['IncidentItem']>>({ path: `/incidents?reference=${encodeURIComponent(read.reference)}`, shape: 'page' });
  if (answer.kind !== 'ok') return 'no-network';
  await keepMany('list', answer.value.items.map((value) => ({ id: value.id, at: value.updatedAt, value })));
  if (answer.value.items.length) await loadLines();
  revision.value++;
  return answer.value.items.length ? 'found' : 'none';
}

export type HistoryItem = Schemas['HistoryItem'];
export async function loadHistory(id: string): Promise<HistoryItem[] | PullOutcome> {
  const all: HistoryItem[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < 20; page++) {
    const answer: Awaited<ReturnType<typeof api.call<Page<HistoryItem>>>> = await api.call<Page<HistoryItem>>({ path: `/incidents/${id}/history?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`, shape: 'page' });
    if (answer.kind === 'no-network') return 'no-network';
    if (answer.kind !== 'ok') return 'later';
    all.push(...answer.value.items);
    cursor = answer.value.nextCursor;
    if (!cursor) break;
  }
  return all;
}
