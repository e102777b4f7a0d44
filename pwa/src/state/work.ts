// Decisions about a case that exists: each becomes writes in the outbox, in one transaction with the form it came from.
import { changedOnly, personToWire } from '../domain/answers';
import type { PersonAnswer } from '../domain/draft';
import { londonDate } from '../domain/london';
import { makeEntry, partyEntry } from '../domain/plan-save';
import { versionFor } from '../domain/plan-send';
import type { EntryKind, NewEntry } from '../domain/entry';
import type { NoteKind, PartyRole } from '../domain/vocabulary';
import { enqueue } from '../db/outbox';
import { instant, now } from '../platform/clock';
import { uuidv7 } from '../platform/random';
import type { CaseFile, CaseView, Person } from './case-view';
import { officer } from './session';
import { afterWrite, items } from './sync';

function making() {
  const at = now();
  return { newId: () => uuidv7(), writtenAt: instant(at), today: londonDate(at), officerId: officer.value?.id ?? '' };
}

async function put(entries: NewEntry[], formId: string | null): Promise<void> {
  if (entries.length) await enqueue(entries, instant(), formId ? { store: 'forms', id: formId } : null);
  await afterWrite();
}

type Made = ReturnType<typeof making>;
function patch(kind: EntryKind, file: CaseFile, resource: { id: string; etag: string }, path: string, body: object, seen: object, make: Made): NewEntry {
  const before = Object.fromEntries(Object.keys(body).map((key) => [key, (seen as Record<string, unknown>)[key] ?? null]));
  return makeEntry({ kind, method: 'PATCH', path, incidentId: file.id, resourceId: resource.id, needs: [resource.id],
    ifMatch: versionFor(items.value, resource.id, resource.etag) }, body, make, before);
}

type Facts = Pick<CaseFile, 'school' | 'report' | 'happened' | 'narrative'>;
export async function correctFacts(view: CaseView, facts: Partial<Facts>, formId: string): Promise<boolean> {
  const { file } = view;
  const changed = changedOnly(file, facts);
  // A merge patch takes objects key by key: the name of one school must not stay beside the id of another.
  const body = changed.school ? { ...changed, school: { id: null, name: null, ...changed.school } } : changed;
  const any = Object.keys(body).length > 0;
  const make = making();
  const change = patch('incident', file, file, `/incidents/${file.id}`, { ...body, writtenAt: make.writtenAt }, file, make);
  await put(any ? [change] : [], formId);
  return any;
}

export async function addPersonToCase(view: CaseView, answer: PersonAnswer, formId: string): Promise<void> {
  const make = making();
  const { file } = view;
  const id = uuidv7();
  const person = makeEntry({ kind: 'person', method: 'PUT', path: `/persons/${id}`, incidentId: file.id, resourceId: id, needs: [] }, { ...personToWire(answer, file.school ?? null, make.today), writtenAt: make.writtenAt }, make);
  await put([person, ...answer.roles.map((role) => partyEntry(file.id, id, role, make))], formId);
}

/** Changed fields as one change of the person; new roles as new links. Roles are taken away by withdrawing, with a reason. */
export async function correctPerson(view: CaseView, person: Person, answer: PersonAnswer, formId: string): Promise<void> {
  const make = making();
  const { file } = view;
  const changed = changedOnly(person, personToWire(answer, file.school ?? null, make.today));
  const held = new Set(file.parties.filter((p) => p.personId === person.id && !p.withdrawn).map((p) => p.role));
  await put([
    ...(Object.keys(changed).length ?
      [patch('person', file, person, `/persons/${person.id}`, { ...changed, writtenAt: make.writtenAt }, person, make)] : []),
    ...answer.roles.filter((role: PartyRole) => !held.has(role)).map((role) => partyEntry(file.id, person.id, role, make)),
  ], formId);
}

export async function addNote(view: CaseView, note: { kind: NoteKind; toldBy: string; text: string }, formId: string): Promise<void> {
  const make = making();
  const id = uuidv7();
  const body = { kind: note.kind, ...(note.kind === 'told_by_someone' && note.toldBy.trim() ? { toldBy: note.toldBy.trim() } : {}), text: note.text.trim(), writtenAt: make.writtenAt };
  await put([makeEntry({ kind: 'note', method: 'PUT', path: `/incidents/${view.file.id}/notes/${id}`, incidentId: view.file.id, resourceId: id, needs: [view.file.id] }, body, make)], formId);
}

export async function withdraw(view: CaseView, what: 'party' | 'note', resource: { id: string; etag: string }, reason: string, formId: string): Promise<void> {
  const path = `/incidents/${view.file.id}/${what === 'party' ? 'parties' : 'notes'}/${resource.id}`;
  await put([patch(what, view.file, resource, path, { withdrawnReason: reason.trim() }, {}, making())], formId);
}
