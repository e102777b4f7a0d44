// A case as it will be when everything unsent has arrived: the file as last read with the outbox laid over it. Pure.
import type { Schemas } from '../contract/types';
import { changedBy, recorded, stateOf, stepFrom, type Facts } from '../domain/case-items';
import { bodyOf, type EntryBody, type OutboxItem } from '../domain/entry';
import { emptyItems, isItemKind, listOf, type ItemKind } from '../domain/items';

export type CaseFile = Schemas['CaseFile'];
export type Person = Schemas['Person'];
export type Party = Schemas['Party'];
export type Note = Schemas['Note'];
export type Country = NonNullable<CaseFile['country']>;
export type Entry = OutboxItem & { body: EntryBody };

export interface CaseView {
  file: CaseFile;
  /** The server has this case. False: it exists on this phone only. */
  atServer: boolean;
  /** Ids of things whose newest version is not at the server yet. */
  unsent: Set<string>;
  state: 'sent' | 'waiting' | 'refused';
  /** The case without what the server refused, if it refused something: what the guidance judges. A refused referral notifies nobody. */
  judged?: CaseFile;
}
interface Me {
  id: string;
  displayName: string;
  collarNumber: string | null;
}

/** Where a school of the list is: what a phone knows of a case's country before the server has said so. */
export type CountryOf = (schoolId: string) => Country | null;

function blank(id: string, me: Me): CaseFile {
  return {
    id, reference: '', serious: true, status: 'open', guidancePack: '', version: 0, writtenAt: '', receivedAt: '', updatedAt: '',
    officer: me, etag: '', parties: [], persons: [], notes: [], items: emptyItems(), country: null,
  };
}

type Item = Facts & { id: string; etag: string };

/** A new item as the server will give it; one that is there already has arrived, and its answer was lost. */
function made(list: Item[], kind: ItemKind, id: string, body: Facts, at: string, me: Me): Item[] {
  if (list.some((one) => one.id === id)) return list;
  const facts = recorded(kind, { writtenAt: at, ...body }, me.id);
  return [...list, { ...facts, id, etag: '', version: 0, receivedAt: '', recordedBy: me, withdrawn: null, state: stateOf(kind, facts) }];
}

const sameStep = (a: Facts, b: Facts): boolean => {
  const at = (step: Facts) => Date.parse(step['at'] as string);
  return a['step'] === b['step'] && at(a) === at(b) && (a['text'] ?? '') === (b['text'] ?? '');
};

function withStep(item: Item, step: Facts, me: Me): Item {
  const steps = item['steps'] as Facts[];
  // Its answer was lost: it is in the file already.
  if (steps.some((one) => sameStep(one, step))) return item;
  const facts = { ...item, steps: [...steps, stepFrom(step, me.id)] };
  return { ...facts, state: stateOf('referral', facts) };
}

function changed(item: Item, kind: ItemKind, { withdrawnReason, ...patch }: Facts, at: string, me: Me): Item {
  const facts = changedBy(kind, item, patch, me.id) as Item;
  const withdrawn = typeof withdrawnReason === 'string' ? { reason: withdrawnReason, at, by: me } : item['withdrawn'];
  return { ...facts, withdrawn, state: stateOf(kind, facts) };
}

/** The case with a write about one of its items. */
function layItem(file: CaseFile, { head, ...entry }: Entry, kind: ItemKind, me: Me): CaseFile {
  const name = listOf(kind);
  const list = file.items[name] as unknown as Item[];
  const body = bodyOf(entry);
  const edit = (item: Item): Item => (head.method === 'POST' ? withStep(item, body, me) : changed(item, kind, body, head.writtenAt, me));
  const id = head.resourceId;
  const next = head.method === 'PUT' ? made(list, kind, id, body, head.writtenAt, me)
    : list.map((item) => (item.id === id ? edit(item) : item));
  const after: CaseFile = { ...file, items: { ...file.items, [name]: next } };
  const closed = after.items.closures.some((one) => !one.withdrawn && !one.reopened);
  if (kind === 'closure') return { ...after, status: closed ? 'closed' : 'open' };
  // Judged by the other pack at once; whose case it is and who was told again, the server decides.
  const moved = kind === 'mark' && head.method === 'PUT' && body['mark'] === 'pack_moved';
  return moved ? { ...after, guidancePack: body['to'] as string } : after;
}

/** Adds to a list or replaces what is there under the same id: a write whose answer was lost is already in the file. */
function upsert<T extends { id: string }>(list: T[], id: string, change: object, fresh: object): T[] {
  const found = list.some((one) => one.id === id);
  return found ? list.map((one) => (one.id === id ? { ...one, ...change } : one)) : [...list, { id, etag: '', ...fresh, ...change } as unknown as T];
}

function lay(below: CaseFile, entry: Entry, me: Me, countryOf: CountryOf): CaseFile {
  const { head } = entry;
  // As at the server: whatever changes in a case makes it the newest.
  const file = { ...below, updatedAt: below.updatedAt > head.writtenAt ? below.updatedAt : head.writtenAt };
  if (isItemKind(head.kind)) return layItem(file, entry, head.kind, me);
  const { withdrawnReason, ...body } = bodyOf(entry);
  const withdrawal = typeof withdrawnReason === 'string' ? { withdrawn: { reason: withdrawnReason, at: head.writtenAt, by: me } } : {};
  const change = { ...body, ...withdrawal };
  const by = { writtenAt: head.writtenAt, by: me };
  switch (head.kind) {
    case 'incident': {
      const next = { ...file, ...change } as CaseFile;
      const reportedAt = next.report?.reportedAt;
      const country = 'school' in body ? (next.school?.id ? countryOf(next.school.id) : null) : (file.country ?? null);
      return { ...next, country, crimeRecordingDueAt: reportedAt ? new Date(Date.parse(reportedAt) + 86_400_000).toISOString() : null };
    }
    case 'person':
      return { ...file, persons: upsert(file.persons, head.resourceId, change, {}) };
    case 'party':
      return { ...file, parties: upsert(file.parties, head.resourceId, change, by) };
    default:
      return { ...file, notes: upsert(file.notes, head.resourceId, change, by) };
  }
}

export function viewCase(
  id: string, stored: CaseFile | null, entries: readonly Entry[], me: Me, countryOf: CountryOf = () => null,
): CaseView | null {
  const live = entries.filter((entry) => entry.head.incidentId === id && entry.state !== 'aside');
  if (!stored && !live.some((entry) => entry.head.kind === 'incident' && entry.head.method === 'PUT')) return null;
  // A file kept by a version of the app before this one has no items.
  const below = stored ? { ...stored, items: { ...emptyItems(), ...(stored as Partial<CaseFile>).items } } : blank(id, me);
  const laid = (all: Entry[]) => all.reduce((sum, entry) => lay(sum, entry, me, countryOf), below);
  const isRefused = (entry: Entry) => entry.state === 'refused';
  // What was sent while the phone was locked is at the server, and laid over the case until it has been read back.
  const unsent = live.filter((entry) => entry.state !== 'sent');
  const judged = live.some(isRefused) ? laid(live.filter((entry) => !isRefused(entry))) : null;
  return {
    // A closure that was refused closes nothing: what is owed must still be recorded.
    file: laid(live.filter((entry) => !(isRefused(entry) && entry.head.kind === 'closure'))),
    ...(judged ? { judged } : {}),
    atServer: stored !== null,
    unsent: new Set(unsent.map((entry) => entry.head.resourceId)),
    state: live.some(isRefused) ? 'refused' : unsent.length ? 'waiting' : 'sent',
  };
}
