// What is typed about a giving and about a meeting, what is wrong with it, and what is sent.
import { checkMoment, checkWho, now, toInstant, whoToWire, type FormError, type WallTime, type Who } from '../../state/vocabulary';
import type { Said } from './say';

export const NAME_MAX = 120;
export const REASON_MAX = 2_000;
export const WITHDRAWN_MAX = 500;
export const HOW = ['in_person', 'phone', 'letter', 'other'] as const;
export const PRESENT = ['parent_carer', 'parent_carer_2', 'appropriate_adult', 'safeguarding_lead', 'other'] as const;
export const UNDERSTOOD = ['yes', 'no', 'not_sure', 'not_known'] as const;
export type How = (typeof HOW)[number];
export type PresentAs = (typeof PRESENT)[number];
export type Understood = (typeof UNDERSTOOD)[number];

export interface GivenAnswer {
  at: WallTime;
  how: '' | How;
  place: string;
  by: Who | null;
  present: PresentAs[];
  who: Partial<Record<PresentAs, Who | null>>;
  understood: '' | Understood;
}
export interface NotGivenAnswer {
  at: WallTime;
  by: Who | null;
  reason: string;
}

const long = (field: string, text: string, max: number): FormError[] =>
  Array.from(text.trim()).length > max ? [{ field, code: 'too-long' }] : [];
export const needed = (field: string, text: string, max: number): FormError[] =>
  text.trim() ? long(field, text, max) : [{ field, code: 'required' }];
export const optional = long;
export const written = (text: string): string | null => text.trim() || null;
/** Of a time that was checked already. */
export const moment = (typed: WallTime): string => {
  const read = toInstant(typed);
  return 'instant' in read ? read.instant : '';
};
/** That a time is not earlier than what it follows, to the minute: nobody types seconds. */
export function notBefore(field: string, typed: WallTime, earliest: string | null | undefined, code = 'too-early'): FormError[] {
  const at = Date.parse(moment(typed));
  return earliest && at < Math.floor(Date.parse(earliest) / 60_000) * 60_000 ? [{ field: `${field}-day`, code }] : [];
}
/** A time that may lie ahead: only that it can be one is checked. */
export const anyMoment = (field: string, typed: WallTime): FormError[] => checkMoment(field, typed, Number.MAX_SAFE_INTEGER);

export function checkGiven(a: GivenAnswer, reportedAt: string | null | undefined): FormError[] {
  return [
    ...checkMoment('given-at', a.at, now()),
    ...notBefore('given-at', a.at, reportedAt, 'before-reported'),
    ...(a.how ? [] : [{ field: 'how-in_person', code: 'choose-one' }]),
    ...long('place', a.place, NAME_MAX),
    ...checkWho('given-by', a.by),
    ...a.present.flatMap((as) => checkWho(`present-${as}-who`, a.who[as] ?? null)),
    ...(a.understood ? [] : [{ field: 'understood-yes', code: 'choose-one' }]),
  ];
}

/** With the words that stood on the screen: the server records its own and raises an alarm where they differ. */
export function givenToWire(personId: string, crimeId: string, a: GivenAnswer, said: Said): object {
  return {
    personId,
    crimeId,
    given: {
      at: moment(a.at),
      language: said.language,
      place: written(a.place),
      how: a.how,
      by: whoToWire(a.by),
      present: a.present.map((as) => ({ who: whoToWire(a.who[as] ?? null), as: as === 'parent_carer_2' ? 'parent_carer' : as })),
      understood: a.understood === 'not_known' || !a.understood ? null : a.understood,
      text: said.text,
    },
  };
}

export function checkNotGiven(a: NotGivenAnswer): FormError[] {
  return [...checkMoment('not-at', a.at, now()), ...checkWho('not-by', a.by), ...needed('reason', a.reason, REASON_MAX)];
}
export function notGivenToWire(personId: string, crimeId: string | null, a: NotGivenAnswer): object {
  return { personId, ...(crimeId ? { crimeId } : {}), notGiven: { at: moment(a.at), by: whoToWire(a.by), reason: a.reason.trim() } };
}
