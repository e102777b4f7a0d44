// Which members of a refused write can be put right on its own page, and how. Whatever has a question of its own belongs to that page.
import { en } from '../../i18n/parts/desk-en';
import { SILENT } from '../parts/changes';

export type Body = Record<string, unknown>;
export interface Field {
  /** As the server points at it: `/outcome/decidedAt`. */
  pointer: string;
  name: string;
  how: 'text' | 'moment' | 'day' | 'choice';
}

/** Texts that can be put right whether or not the server named them. */
const TEXTS = ['reason', 'rationale', 'text', 'note', 'said', 'description', 'place', 'keptAt', 'reference', 'sealNumber', 'exhibitNumber', 'propertyReference', 'source', 'offenceWords', 'withdrawnReason'];
/** Choices that mean the same wherever they stand. */
const CHOICES = ['how', 'thing', 'basis', 'understood', 'as', 'language', 'victimConfirms', 'because', 'category', 'answer'];

const partsOf = (pointer: string): string[] => pointer.split('/').slice(1);
const isThere = (value: unknown): value is object => typeof value === 'object' && value !== null;
const inside = (value: unknown, part: string): unknown => (isThere(value) ? (value as Body)[part] : undefined);
export const valueAt = (body: Body, pointer: string): unknown => partsOf(pointer).reduce<unknown>(inside, body);

/** The same body with another value at this place; everything on the way to it is there already. */
export function withValue<T>(whole: T, [part, ...rest]: string[], value: unknown): T {
  if (part === undefined) return value as T;
  const next = withValue(inside(whole, part), rest, value);
  return (Array.isArray(whole) ? whole.map((old: unknown, at) => (String(at) === part ? next : old)) : { ...whole, [part]: next }) as T;
}
export const put = (body: Body, pointer: string, value: unknown): Body => withValue(body, partsOf(pointer), value);

/** The codes of a choice, as they have words. */
export const codesOf = (name: string): string[] => Object.keys(en).filter((key) => key.startsWith(`${name}.`)).map((key) => key.slice(name.length + 1));

function howOf(name: string, value: unknown): Field['how'] | null {
  const text = typeof value === 'string' ? value : '';
  if ((value ?? '') !== text) return null;
  if (CHOICES.includes(name)) return 'choice';
  if (TEXTS.includes(name)) return 'text';
  if (/^\d{4}-\d\d-\d\dT/.test(text) || (!text && /^at$|At$/.test(name))) return 'moment';
  return /^\d{4}-\d\d-\d\d$/.test(text) || (!text && /On$/.test(name)) ? 'day' : null;
}

/** What can be put right here: all texts, and whatever the server named that is a text, a date, a time or a choice. */
export function fieldsOf(body: Body, named: readonly string[]): Field[] {
  const texts = TEXTS.filter((name) => typeof body[name] === 'string').map((name) => `/${name}`);
  // What it stands in must be there: half of an answer is made on the page of the whole.
  const there = named.filter((pointer) => pointer.startsWith('/') && isThere(valueAt(body, pointer.slice(0, pointer.lastIndexOf('/')))));
  return [...new Set([...there, ...texts])].flatMap((pointer) => {
    const name = partsOf(pointer).at(-1)!;
    const how = SILENT.has(name) ? null : howOf(name, valueAt(body, pointer));
    return how ? [{ pointer, name, how }] : [];
  });
}

/** Of its input: a pointer is no good name for one. */
export const idOf = (pointer: string): string => `put-right${pointer.replaceAll('/', '-')}`;
/** Only a part of it can be put right, so the whole is still shown. */
export const isInside = isThere;
