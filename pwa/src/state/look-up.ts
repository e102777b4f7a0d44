// Is this person known already? The server finds candidates, a person confirms; nothing merges by itself. Which people were looked up
// is remembered on this phone with the case, so that the question can be asked when there is a signal again.
import { signal } from '@preact/signals';
import type { Schemas } from '../contract/types';
import { keep, read } from '../db/kept';
import { enqueue } from '../db/outbox';
import type { PersonAnswer } from '../domain/draft';
import { partyEntry } from '../domain/plan-save';
import { fold } from '../domain/text';
import type { PartyRole } from '../domain/vocabulary';
import { instant } from '../platform/clock';
import { uuidv7 } from '../platform/random';
import { api } from './api';
import type { CaseView, Person } from './case-view';
import { onLock } from './lock';
import type { Answer } from './reading';
import { officer } from './session';
import { afterWrite } from './sync';

export type PersonFound = Schemas['PersonFound'];
export interface Sought {
  givenNames: string;
  familyName: string;
  knownAs: string;
  /** YYYY-MM-DD, or empty. */
  dateOfBirth: string;
  birthYear: string;
}

/** What is asked; null when it is too little: a name alone finds nobody. */
export function searchBody(
  sought: Sought,
  school: { id?: string | null; name?: string | null } | null | undefined,
): Schemas['PersonSearch'] | null {
  const text = (value: string) => value.trim() || null;
  const names = { givenNames: text(sought.givenNames), familyName: text(sought.familyName), knownAs: text(sought.knownAs) };
  const year = /^\d{4}$/.test(sought.birthYear.trim()) ? Number(sought.birthYear.trim()) : null;
  const age = sought.dateOfBirth ? { dateOfBirth: sought.dateOfBirth } : year ? { birthYear: year } : {};
  const at = school?.id ? { schoolId: school.id } : school?.name ? { schoolName: school.name } : {};
  const known = Object.fromEntries(Object.entries(names).filter(([, value]) => value));
  const count = Object.keys(known).length + Object.keys(age).length + Object.keys(at).length;
  return Object.keys(known).length && count > 1 ? { ...known, ...age, ...at } : null;
}

export async function searchPeople(body: Schemas['PersonSearch']): Promise<Answer<PersonFound[]>> {
  const answer = await api.call<Schemas['PersonSearchResult']>({ method: 'POST', path: '/person-searches', body });
  if (answer.kind === 'problem') return { failed: answer.problem };
  // Anything else that answers is no search: a failed query is never an empty list.
  return answer.kind === 'ok' && Array.isArray(answer.value?.items) ? { value: answer.value.items } : { failed: 'no-network' };
}

/** A known person takes part in this case, in roles they do not have yet. */
export async function linkKnown(view: CaseView, personId: string, roles: readonly PartyRole[], formId: string | null): Promise<void> {
  const { file } = view;
  const held = new Set(file.parties.filter((one) => one.personId === personId && !one.withdrawn).map((one) => one.role));
  const made = { newId: () => uuidv7(), writtenAt: instant(), officerId: officer.value?.id ?? '' };
  const entries = roles.filter((role) => !held.has(role)).map((role) => partyEntry(file.id, personId, role, made));
  if (entries.length) await enqueue(entries, instant(), formId ? { store: 'forms', id: formId } : null);
  await rememberLookedUp(file.id, [personId]);
  await afterWrite();
}

/** Ids of people who were looked up, and names that were looked up before there was an id. */
interface Known {
  asked: string[];
  names: string[];
}
const nobody: Known = { asked: [], names: [] };
const rowOf = (incidentId: string): string => `looked-up:${incidentId}`;
const known = signal<ReadonlyMap<string, Known>>(new Map());
onLock(() => (known.value = new Map()));

async function load(incidentId: string): Promise<Known> {
  return known.value.get(incidentId) ?? { ...nobody, ...(await read<Known>('forms', rowOf(incidentId))) };
}
async function store(incidentId: string, next: Known): Promise<void> {
  known.value = new Map([...known.value, [incidentId, next]]);
  await keep('forms', rowOf(incidentId), instant(), next);
}
const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];

export async function rememberLookedUp(incidentId: string, people: readonly string[]): Promise<void> {
  const before = await load(incidentId);
  await store(incidentId, { ...before, asked: union(before.asked, people) });
}

type Named = Pick<Person, 'givenNames' | 'familyName' | 'knownAs'>;
const nameOf = (person: Named): string => fold([person.givenNames, person.familyName, person.knownAs].filter(Boolean).join(' '));

/** Nobody on record fits: the new person's page opens with what was typed, and the question is answered. */
export async function keepAsNew(incidentId: string, typed: PersonAnswer, looked: boolean): Promise<void> {
  await keep('forms', `/cases/${incidentId}/people/new`, instant(), typed);
  if (!looked) return;
  const before = await load(incidentId);
  const name = nameOf(typed);
  if (name) await store(incidentId, { ...before, names: union(before.names, [name]) });
}

/** Reads what is remembered, once a case. */
export async function recallLookedUp(incidentId: string): Promise<void> {
  if (known.value.has(incidentId)) return;
  const found = await load(incidentId);
  if (!known.value.has(incidentId)) known.value = new Map([...known.value, [incidentId, found]]);
}

/** Whose earlier occasions matter. */
const COUNTED: readonly string[] = ['victim', 'offender', 'implicated_adult'];
const BEFORE_MS = 3_600_000;

/**
 * People of one's own case who were written down as new with it, and whom nobody has looked up on this phone. Somebody who was on record
 * before the case is known already.
 */
export function unasked(view: CaseView, { asked, names }: Known, me: string | undefined): Person[] {
  const { file } = view;
  if (file.officer.id !== me) return [];
  const counted = new Set(file.parties.filter((one) => !one.withdrawn && COUNTED.includes(one.role)).map((one) => one.personId));
  const isNew = (one: Person) => !one.writtenAt || Date.parse(one.writtenAt) > Date.parse(file.writtenAt) - BEFORE_MS;
  return file.persons.filter(
    (one) => counted.has(one.id) && isNew(one) && nameOf(one) && !asked.includes(one.id) && !names.includes(nameOf(one)),
  );
}

/** Nobody while it has not been read what is remembered. */
export function notLookedUp(view: CaseView): Person[] {
  const found = known.value.get(view.file.id);
  return found ? unasked(view, found, officer.value?.id) : [];
}
