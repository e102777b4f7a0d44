// A write or a change in words: names of fields, and values of every kind of item, down to who and when.
import { language, maybe as common, t as frame } from '../../i18n';
import { maybe, t } from '../../i18n/parts/desk';
import { whoName, personName } from '../guide/parts';
import type { CaseFile } from '../../state/case-view';
import type { Source, Text } from '../../state/guidance';
import { fieldLabel as oldLabel, fieldValue as oldValue } from './labels';
import { dayAndTime, plainDate } from '../../i18n/format';

/** What ids and codes are looked up in; either may be missing on this phone. */
export interface Words {
  file: CaseFile | null;
  pack: Source | null;
}
type Members = Record<string, unknown>;

const OLD = ['incident', 'person', 'party', 'note'];
const SOMEBODY = ['personId', 'officerId', 'name', 'position'];
/** Not said: the server's own, or said by the page around it. */
export const SILENT = new Set([
  'id', 'incidentId', 'writtenAt', 'receivedAt', 'updatedAt', 'createdAt', 'version', 'etag', 'officerId', 'serious', 'guidancePack',
  'status', 'recordedBy', 'recorded_by',
]);

export const kindOf = (kind: string): string => maybe(`kind.${kind}`) ?? common(`history.kind.${kind}`) ?? kind;
export const labelOf = (field: string): string => maybe(`field.${field}`) ?? oldLabel(field);

/** The pack's text for one of its codes. */
function ofPack(pack: Source | null, code: string): string | null {
  const lists = pack ? [pack.questions, pack.offences, pack.outcomes, pack.routes, pack.requirements] : [];
  const all = lists.flatMap((list): { code: string; text: Text }[] => list);
  return all.find((one) => one.code === code)?.text[language.value] ?? null;
}

function said(field: string, text: string, words: Words): string {
  if (/[pP]ersonId$/.test(field)) return words.file ? personName(words.file, text) : text;
  if (field === 'crimeId') return words.file?.items.crimes.find((one) => one.id === text)?.offenceWords ?? t('kind.crime');
  if (/Id$/.test(field)) return '…';
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return dayAndTime(text);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return plainDate(text);
  const group = field === 'computed' ? 'answer' : field;
  return maybe(`${group}.${text}`) ?? ofPack(words.pack, text) ?? text;
}

/** What is said first; the rest as it comes. */
const FIRST = ['mark', 'to', 'step', 'question', 'answer', 'thing', 'offence', 'route', 'state', 'personId', 'who', 'agreed', 'at', 'by'];
const place = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
const isNothing = (value: unknown): value is null | undefined =>
  (Array.isArray(value) ? value.length === 0 : value === null || value === undefined || value === '');
/** The members that say something, in the order in which a person would say them. */
const tellingOf = (value: Members): [string, unknown][] =>
  Object.entries(value).filter(([name, inner]) => !isNothing(inner) && !SILENT.has(name)).sort(([a], [b]) => place(a) - place(b));

/** A value of an item in words. */
export function sayValue(field: string, value: unknown, words: Words): string {
  if (isNothing(value)) return frame('value.nothing');
  if (typeof value === 'boolean') return t(value ? 'answer.yes' : 'answer.no');
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return said(field, value, words);
  // Longer ones each on a line of their own.
  if (Array.isArray(value)) return value.map((one) => sayValue(field, one, words)).join(value.some((one) => typeof one === 'object') ? '\n' : ', ');
  if (Object.keys(value).every((name) => SOMEBODY.includes(name))) return whoName(words.file ?? { persons: [] }, value);
  const { personId, role } = value as Members;
  if (personId && role) return [personId, role].map((one, at) => sayValue(at ? 'role' : 'personId', one, words)).join(', ');
  return tellingOf(value as Members).map(([name, inner]) => `${labelOf(name)}: ${sayValue(name, inner, words)}`).join(', ');
}

/** One member of a write or of a change, of any kind. */
export function sayMember(kind: string, field: string, value: unknown, words: Words): { label: string; text: string } {
  if (OLD.includes(kind)) return { label: oldLabel(field), text: oldValue(field, value) };
  if (field === 'withdrawn' || field === 'withdrawnReason') return { label: oldLabel(field), text: oldValue(field, value) };
  return { label: labelOf(field), text: sayValue(field, value, words) };
}

/** Everything a write says, without what goes without saying. */
export function sayAll(kind: string, body: Members, words: Words): { label: string; text: string }[] {
  return tellingOf(body).map(([name, value]) => sayMember(kind, name, value, words));
}

export interface Told {
  label: string;
  /** Null where there is nothing to compare: it was recorded, or only added to. */
  before: string | null;
  after: string;
}

interface Change { field: string; before?: unknown; after?: unknown }
interface Changed { kind: string; version: number }
/** What was added to a list that only grew. */
function added({ before, after }: Change): unknown[] | null {
  if (!Array.isArray(before) || !Array.isArray(after) || !before.length || before.length >= after.length) return null;
  return before.every((one, at) => JSON.stringify(one) === JSON.stringify(after[at])) ? (after as unknown[]).slice(before.length) : null;
}

/** A change of the history. A list that only grew is told by what was added. */
function sayChange(item: Changed, change: Change, words: Words): Told {
  const { label, text } = sayMember(item.kind, change.field, change.after, words);
  const more = added(change);
  if (more) return { label, before: null, after: sayMember(item.kind, change.field, more, words).text };
  return { label, before: item.version > 1 ? sayMember(item.kind, change.field, change.before, words).text : null, after: text };
}

/** The changes of one entry of the history that say something, in the order in which a person would say them. */
export function sayChanges(item: Changed & { changes: readonly Change[] }, words: Words): Told[] {
  // A party's person is in the line above its changes.
  const telling = item.changes.filter(({ field }) => !SILENT.has(field) && !(item.kind === 'party' && field === 'personId'))
    .filter(({ before, after }) => !(isNothing(before) && isNothing(after)));
  return [...telling].sort((a, b) => place(a.field) - place(b.field)).map((change) => sayChange(item, change, words));
}
