// Answers to the wire's fields and back: one place for the journey, for corrections and for putting a refused item right.
import { emptyHappened, emptyPerson, emptyReport, emptySchool, type HappenedAnswer, type PersonAnswer, type ReportAnswer, type SchoolAnswer } from './draft';
import { emptyTime, isBlank, parseDate, toInstant, toWall, type WallTime } from './london';
import type { Channel, ReporterKind, Sex, SpokenLanguage, AgeSource, PartyRole } from './vocabulary';

type Nullish<T> = T | null | undefined;
type Null<T> = T | null;
export interface WireReport { channel?: Null<Channel>; channelOther?: Null<string>; reporterKind?: Null<ReporterKind>; reportedAt?: Null<string>; logReference?: Null<string> }
export type WireHappened = { kind: 'exact'; at: string } | { kind: 'between'; from: string; to: string } | { kind: 'not_known' };
export interface WireSchool { id?: Null<string>; name?: Null<string> }
export interface WirePerson {
  givenNames?: Null<string>; familyName?: Null<string>; knownAs?: Null<string>; dateOfBirth?: Null<string>;
  statedAge?: Null<{ years: number; source: AgeSource; on: string }>; sex?: Null<Sex>; schoolId?: Null<string>; schoolName?: Null<string>;
  yearGroup?: Null<string>; position?: Null<string>; language?: Null<SpokenLanguage>; languageOther?: Null<string>;
}

const textOrNull = (text: string): string | null => text.trim() || null;
const instantOrNull = (t: WallTime): string | null => {
  const read = toInstant(t);
  return 'instant' in read ? read.instant : null;
};

export function schoolToWire(a: SchoolAnswer): WireSchool | null {
  if (a.kind === 'listed') return { id: a.id };
  if (a.kind === 'unlisted' && a.name.trim()) return { name: a.name.trim() };
  return null;
}
export function schoolFromWire(w: Nullish<WireSchool>): SchoolAnswer {
  if (w?.id) return { ...emptySchool, kind: 'listed', id: w.id, name: w.name ?? '' };
  return w?.name ? { ...emptySchool, kind: 'unlisted', name: w.name } : { ...emptySchool, kind: 'not_known' };
}

export function reportToWire(a: ReportAnswer): WireReport | null {
  const reportedAt = a.reportedNotKnown ? null : instantOrNull(a.reported);
  const reporterKind = a.reporterKind === '' || a.reporterKind === 'not_known' ? null : a.reporterKind;
  const logReference = textOrNull(a.logReference);
  if (a.channel === '' || a.channel === 'not_known') {
    return reportedAt || reporterKind || logReference ? { channel: null, channelOther: null, reporterKind, reportedAt, logReference } : null;
  }
  return { channel: a.channel, channelOther: a.channel === 'other' ? textOrNull(a.channelOther) : null, reporterKind, reportedAt, logReference };
}
export function reportFromWire(w: Nullish<WireReport>): ReportAnswer {
  if (!w) return { ...emptyReport, channel: 'not_known', reporterKind: 'not_known', reportedNotKnown: true };
  return {
    channel: w.channel ?? 'not_known', channelOther: w.channelOther ?? '', reporterKind: w.reporterKind ?? 'not_known',
    logReference: w.logReference ?? '', reported: w.reportedAt ? toWall(w.reportedAt) : emptyTime, reportedNotKnown: !w.reportedAt,
  };
}

export function happenedToWire(a: HappenedAnswer): WireHappened | null {
  if (a.kind === 'not_known') return { kind: 'not_known' };
  const at = instantOrNull(a.at), from = instantOrNull(a.from), to = instantOrNull(a.to);
  if (a.kind === 'exact' && at) return { kind: 'exact', at };
  if (a.kind === 'between' && from && to) return { kind: 'between', from, to };
  return null;
}
export function happenedFromWire(w: Nullish<WireHappened>): HappenedAnswer {
  if (w?.kind === 'exact') return { ...emptyHappened, kind: 'exact', at: toWall(w.at) };
  if (w?.kind === 'between') return { ...emptyHappened, kind: 'between', from: toWall(w.from), to: toWall(w.to) };
  return { ...emptyHappened, kind: 'not_known' };
}

/** `school` is the incident's school, for "the same school". */
export function personToWire(a: PersonAnswer, school: WireSchool | null, today: string): WirePerson {
  const born = a.ageKind === 'born' && !isBlank(a.born) ? parseDate(a.born) : null;
  const years = a.ageKind === 'stated' && /^\d+$/.test(a.statedYears.trim()) ? Number(a.statedYears) : null;
  const schoolId = a.schoolKind === 'same' ? (school?.id ?? null) : a.schoolKind === 'other' ? textOrNull(a.schoolId) : null;
  const schoolName = a.schoolKind === 'same' ? (school?.id ? null : (school?.name ?? null)) : a.schoolKind === 'other' && !a.schoolId ? textOrNull(a.schoolName) : null;
  return {
    givenNames: textOrNull(a.givenNames), familyName: textOrNull(a.familyName), knownAs: textOrNull(a.knownAs),
    dateOfBirth: born && 'date' in born ? born.date : null,
    statedAge: years === null ? null : { years, source: a.statedSource === '' ? 'other' : a.statedSource, on: a.statedOn || today },
    sex: a.sex === '' ? null : a.sex, schoolId, schoolName, yearGroup: textOrNull(a.yearGroup), position: textOrNull(a.position),
    language: a.language === '' || a.language === 'not_known' ? null : a.language, languageOther: a.language === 'other' ? textOrNull(a.languageOther) : null,
  };
}
export function personFromWire(id: string, w: WirePerson, roles: PartyRole[], school: WireSchool | null | undefined): PersonAnswer {
  const [year = '', month = '', day = ''] = w.dateOfBirth?.split('-') ?? [];
  const same = !!school && ((!!w.schoolId && w.schoolId === school.id) || (!w.schoolId && !!w.schoolName && w.schoolName === school.name));
  return {
    ...emptyPerson(id), roles, givenNames: w.givenNames ?? '', familyName: w.familyName ?? '', knownAs: w.knownAs ?? '',
    ageKind: w.dateOfBirth ? 'born' : w.statedAge ? 'stated' : 'not_known', born: { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year, time: '' },
    statedYears: w.statedAge ? String(w.statedAge.years) : '', statedSource: w.statedAge?.source ?? '', statedOn: w.statedAge?.on ?? '',
    sex: w.sex ?? '', schoolKind: same ? 'same' : w.schoolId || w.schoolName ? 'other' : 'none', schoolId: w.schoolId ?? '', schoolName: w.schoolName ?? '',
    yearGroup: w.yearGroup ?? '', position: w.position ?? '', language: w.language ?? 'not_known', languageOther: w.languageOther ?? '',
  };
}

/** Top-level fields that differ; null and absent are the same. Objects are compared whole. */
export function changedOnly<T extends object>(before: object, after: T): Partial<T> {
  const old = before as Record<string, unknown>;
  return Object.fromEntries(Object.entries(after).filter(([key, value]) => !sameField(key, old[key], value))) as Partial<T>;
}
/** A school of the list is the same by its id, whatever name the server wrote beside it. */
export function sameField(field: string, a: unknown, b: unknown): boolean {
  const school = (value: unknown) => schoolToWire(schoolFromWire(value as Nullish<WireSchool>));
  return field === 'school' ? sameValue(school(a), school(b)) : sameValue(a, b);
}
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b || ((a ?? null) === null && (b ?? null) === null)) return true;
  if (typeof a === 'string' && typeof b === 'string') return isInstant(a) && isInstant(b) && Date.parse(a) === Date.parse(b);
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(x), ...Object.keys(y)])].every((key) => sameValue(x[key], y[key]));
}
const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT/.test(text);
