// Records that are being written: saved on every answer, left by nothing but saving or a person's decision.
import { signal } from '@preact/signals';
import { forget, keep, read, readAll } from '../db/kept';
import { takeReferenceNumber } from '../db/meta';
import { enqueue } from '../db/outbox';
import { emptyDraft, emptyPerson, isBlankPerson, type Draft, type PersonAnswer } from '../domain/draft';
import { londonDate } from '../domain/london';
import { planSave } from '../domain/plan-save';
import { makeReference } from '../domain/reference';
import { instant, now } from '../platform/clock';
import { uuidv7 } from '../platform/random';
import { onLock } from './lock';
import { officer } from './session';
import { afterWrite } from './sync';
import { makeWriter } from './writer';

export const draft = signal<Draft | null>(null);
export const drafts = signal<Draft[]>([]);
onLock(() => ([draft.value, drafts.value] = [null, []]));
/** The phone could not store what was typed (full, or storage switched off). */
export const notStored = signal(false);

/** Also when it was being saved: the form stays as it is. */
export function noticeFullPhone(): void {
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if ((reason as Error | null)?.name === 'QuotaExceededError') notStored.value = true;
  });
}

const writer = makeWriter<Draft>(
  async (value) => {
    await keep('drafts', value.id, value.updatedAt, value);
    notStored.value = false;
  },
  () => (notStored.value = true),
);

export async function loadDrafts(): Promise<void> {
  await writer.flush();
  drafts.value = (await readAll<Draft>('drafts')).sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}

export async function startDraft(): Promise<Draft> {
  const fresh = emptyDraft(uuidv7(), instant());
  await keep('drafts', fresh.id, fresh.updatedAt, fresh);
  draft.value = fresh;
  return fresh;
}

export async function openDraft(id: string): Promise<Draft | null> {
  if (draft.value?.id === id) return draft.value;
  await writer.flush();
  draft.value = await read<Draft>('drafts', id);
  return draft.value;
}

export function edit(change: Partial<Draft>): void {
  if (!draft.value) return;
  draft.value = { ...draft.value, ...change, updatedAt: instant() };
  writer.save(draft.value);
}

export function addPerson(): string {
  const id = uuidv7();
  edit({ people: [...(draft.value?.people ?? []).filter((p) => !isBlankPerson(p)), emptyPerson(id)] });
  return id;
}
export function editPerson(id: string, change: Partial<PersonAnswer>): void {
  edit({ people: (draft.value?.people ?? []).map((p) => (p.id === id ? { ...p, ...change } : p)) });
}
export function removePerson(id: string): void {
  edit({ people: (draft.value?.people ?? []).filter((p) => p.id !== id) });
}

/** All or nothing: the writes go into the outbox in the transaction that removes the draft. */
export async function saveDraft(): Promise<void> {
  const finished = draft.value;
  if (!finished || !officer.value) return;
  await writer.flush();
  const number = await takeReferenceNumber();
  const at = now();
  const entries = planSave(finished, {
    newId: () => uuidv7(), writtenAt: instant(at), today: londonDate(at), officerId: officer.value.id,
    reference: number ? makeReference(number.prefix, number.number) : null,
  });
  await enqueue(entries, instant(at), { store: 'drafts', id: finished.id });
  draft.value = null;
  await afterWrite();
}

export async function discardDraft(id: string): Promise<void> {
  writer.drop();
  await writer.flush();
  await forget('drafts', id);
  if (draft.value?.id === id) draft.value = null;
  await loadDrafts();
}

export const flushDrafts = (): Promise<void> => writer.flush();
