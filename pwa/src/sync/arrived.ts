// What the server answers to a write goes into the case file on this phone before the write leaves the outbox: nothing that was sent
// vanishes from the screen until the whole case is read back, and what is typed meanwhile builds on the newest version.
import type { Schemas } from '../contract/types';
import type { EntryHead } from '../domain/entry';
import { isItemKind, listOf } from '../domain/items';
import { keepCase, readCase } from '../db/cases';
import { lineOf } from './line';

type File = Schemas['CaseFile'];
type Thing = { id: string };

function put<T extends Thing>(list: readonly T[], thing: Thing): T[] {
  const next = thing as T;
  return list.some((one) => one.id === thing.id) ? list.map((one) => (one.id === thing.id ? next : one)) : [...list, next];
}

/** The file with the answer in it; null when the answer says nothing that could be put in. */
function withAnswer(file: File, head: EntryHead, answer: Thing): File | null {
  // A proxy or a repeated creation may answer with the id alone.
  if (Object.keys(answer).length < 4) return null;
  const { kind } = head;
  if (isItemKind(kind)) return { ...file, items: { ...file.items, [listOf(kind)]: put(file.items[listOf(kind)] as Thing[], answer) } };
  if (kind === 'person') return { ...file, persons: put(file.persons, answer) };
  if (kind === 'party') return { ...file, parties: put(file.parties, answer) };
  if (kind === 'note') return { ...file, notes: put(file.notes, answer) };
  return null;
}

const keep = (file: File, etag: string) => keepCase(file.id, file.updatedAt, etag, file, lineOf(file), file.guidancePack);

export async function keepAnswer(head: EntryHead, answer: Thing): Promise<void> {
  if (head.kind === 'incident') {
    const file = answer as File;
    if (Array.isArray(file.parties) && Array.isArray(file.persons) && file.items) await keep(file, file.etag);
    return;
  }
  const stored = await readCase<File>(head.incidentId);
  const file = stored && withAnswer(stored.file, head, answer);
  // Under the ETag it was read under: the case has moved on, so the next reading brings all of it.
  if (file) await keep(file, stored.etag);
}
