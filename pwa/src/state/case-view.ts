// A case as it will be when everything unsent has arrived: the file as last read with the outbox laid over it. Pure.
import type { Schemas } from '../contract/types';
import { bodyOf, type EntryBody, type OutboxItem } from '../domain/entry';

export type CaseFile = Schemas['CaseFile'];
export type Person = Schemas['Person'];
export type Party = Schemas['Party'];
export type Note = Schemas['Note'];
export type Entry = OutboxItem & { body: EntryBody };

export interface CaseView {
  file: CaseFile;
  /** The server has this case. False: it exists on this phone only. */
  atServer: boolean;
  /** Ids of things whose newest version is not at the server yet. */
  unsent: Set<string>;
  state: 'sent' | 'waiting' | 'refused';
}
interface Me {
  id: string;
  displayName: string;
  collarNumber: string | null;
}

function blank(id: string, me: Me): CaseFile {
  return { id, reference: '', serious: true, status: 'open', guidancePack: '', version: 0, writtenAt: '', receivedAt: '', updatedAt: '', officer: me, etag: '', parties: [], persons: [], notes: [] };
}

/** Adds to a list or replaces what is there under the same id: a write whose answer was lost is already in the file. */
function upsert<T extends { id: string }>(list: T[], id: string, change: object, fresh: object): T[] {
  const found = list.some((one) => one.id === id);
  return found ? list.map((one) => (one.id === id ? { ...one, ...change } : one)) : [...list, { id, etag: '', ...fresh, ...change } as unknown as T];
}

function lay(below: CaseFile, entry: Entry, me: Me): CaseFile {
  const { head } = entry;
  // As at the server: whatever changes in a case makes it the newest.
  const file = { ...below, updatedAt: below.updatedAt > head.writtenAt ? below.updatedAt : head.writtenAt };
  const { withdrawnReason, ...body } = bodyOf(entry);
  const withdrawal = typeof withdrawnReason === 'string' ? { withdrawn: { reason: withdrawnReason, at: head.writtenAt, by: me } } : {};
  const change = { ...body, ...withdrawal };
  const by = { writtenAt: head.writtenAt, by: me };
  switch (head.kind) {
    case 'incident': {
      const next = { ...file, ...change } as CaseFile;
      const reportedAt = next.report?.reportedAt;
      return { ...next, crimeRecordingDueAt: reportedAt ? new Date(Date.parse(reportedAt) + 86_400_000).toISOString() : null };
    }
    case 'person':
      return { ...file, persons: upsert(file.persons, head.resourceId, change, {}) };
    case 'party':
      return { ...file, parties: upsert(file.parties, head.resourceId, change, by) };
    case 'note':
      return { ...file, notes: upsert(file.notes, head.resourceId, change, by) };
  }
}

export function viewCase(id: string, stored: CaseFile | null, entries: readonly Entry[], me: Me): CaseView | null {
  const live = entries.filter((entry) => entry.head.incidentId === id && entry.state !== 'aside');
  if (!stored && !live.some((entry) => entry.head.kind === 'incident' && entry.head.method === 'PUT')) return null;
  const file = live.reduce((sum, entry) => lay(sum, entry, me), stored ?? blank(id, me));
  return {
    file,
    atServer: stored !== null,
    unsent: new Set(live.map((entry) => entry.head.resourceId)),
    state: live.some((entry) => entry.state === 'refused') ? 'refused' : live.length ? 'waiting' : 'sent',
  };
}
