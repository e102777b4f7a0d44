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

/** The case with all these answers in it, stored in one go; null when they say nothing that could be put in. */
async function keepCaseWith(id: string, answers: readonly Arrived[]): Promise<void> {
  const stored = await readCase<File>(id);
  let [file, etag, any] = [stored?.file ?? null, stored?.etag ?? '', false];
  for (const { head, answer } of answers) {
    const whole = answer as File;
    let next: File | null = null;
    if (head.kind !== 'incident') next = file && withAnswer(file, head, answer);
    else if (Array.isArray(whole.parties) && Array.isArray(whole.persons) && whole.items) [next, etag] = [whole, whole.etag];
    if (next) [file, any] = [next, true];
  }
  // Under the ETag it was read under: the case has moved on, so the next reading brings all of it.
  if (file && any) await keepCase(id, file.updatedAt, etag, file, lineOf(file), file.guidancePack);
}

export interface Arrived {
  head: EntryHead;
  answer: Thing;
}

/** Gives the cases whose answers could not be stored: the phone was locked meanwhile, or is full. */
export async function keepAnswers(answers: readonly Arrived[]): Promise<Set<string>> {
  const unkept = new Set<string>();
  const ofCase = new Map<string, Arrived[]>();
  for (const one of answers) ofCase.set(one.head.incidentId, [...(ofCase.get(one.head.incidentId) ?? []), one]);
  for (const [id, list] of ofCase) await keepCaseWith(id, list).catch(() => unkept.add(id));
  return unkept;
}
