// What a page refuses when "continue" is pressed: what cannot be true, never what is merely missing (every page offers "not known yet").
import type { HappenedAnswer, PersonAnswer, ReportAnswer, SchoolAnswer } from './draft';
import { ageOn, isBlank, parseDate, toInstant, type WallTime } from './london';

/** `field` is the id of the input, for the link in the error summary. */
export interface FormError {
  field: string;
  code: string;
}
type Errors = FormError[];
const OLDEST = 120;

// Counted in characters, as the server counts them: one emoji is one.
const tooLong = (field: string, text: string, max: number): Errors =>
  (Array.from(text.trim()).length > max ? [{ field, code: 'too-long' }] : []);

/** A day and a time that exist and are not to come. */
export function checkMoment(field: string, t: WallTime, nowMs: number): Errors {
  const read = toInstant(t);
  if ('error' in read) return [{ field: read.error === 'bad-format' || read.error === 'time-required' ? `${field}-time` : `${field}-day`, code: read.error }];
  // Five minutes of grace: the phone's clock and the server's are never quite the same.
  return Date.parse(read.instant) > nowMs + 300_000 ? [{ field: `${field}-day`, code: 'in-the-future' }] : [];
}

export function checkSchool(a: SchoolAnswer): Errors {
  if (a.kind === '') return [{ field: 'school-search', code: 'school-required' }];
  if (a.kind === 'unlisted') return a.name.trim() ? tooLong('school-name', a.name, 200) : [{ field: 'school-name', code: 'required' }];
  return [];
}
export function checkChannel(a: ReportAnswer): Errors {
  if (a.channel === '') return [{ field: 'channel-school_101', code: 'choose' }];
  if (a.channel === 'other') return a.channelOther.trim() ? tooLong('channel-other-text', a.channelOther, 200) : [{ field: 'channel-other-text', code: 'required' }];
  return [];
}
export function checkReporter(a: ReportAnswer): Errors {
  return [...(a.reporterKind === '' ? [{ field: 'reporter-child', code: 'choose' }] : []), ...tooLong('log-reference', a.logReference, 40)];
}
export function checkReported(a: ReportAnswer, nowMs: number): Errors {
  return a.reportedNotKnown ? [] : checkMoment('reported', a.reported, nowMs);
}
export function checkHappened(a: HappenedAnswer, report: ReportAnswer | null, nowMs: number): Errors {
  if (a.kind === '') return [{ field: 'happened-exact', code: 'choose' }];
  if (a.kind === 'not_known') return [];
  const errors = a.kind === 'exact' ? checkMoment('at', a.at, nowMs) : [...checkMoment('from', a.from, nowMs), ...checkMoment('to', a.to, nowMs)];
  if (errors.length) return errors;
  const read = (t: WallTime) => Date.parse((toInstant(t) as { instant: string }).instant);
  if (a.kind === 'between' && read(a.to) < read(a.from)) return [{ field: 'to-day', code: 'ends-before-start' }];
  const start = read(a.kind === 'exact' ? a.at : a.from);
  const reported = report && !report.reportedNotKnown && !isBlank(report.reported) ? toInstant(report.reported) : null;
  if (reported && 'instant' in reported && start > Date.parse(reported.instant)) return [{ field: a.kind === 'exact' ? 'at-day' : 'from-day', code: 'before-happened' }];
  return [];
}
export function checkNarrative(text: string, notKnown: boolean): Errors {
  if (!text.trim() && !notKnown) return [{ field: 'narrative', code: 'narrative-required' }];
  return tooLong('narrative', text, 10_000);
}
export function checkPerson(p: PersonAnswer, todayIso: string, needsRole = true): Errors {
  const errors: Errors = [
    ...(needsRole && !p.roles.length ? [{ field: 'role-victim', code: 'role-required' }] : []),
    ...tooLong('given-names', p.givenNames, 100), ...tooLong('family-name', p.familyName, 100), ...tooLong('known-as', p.knownAs, 100),
    ...tooLong('school-other', p.schoolName, 200), ...tooLong('year-group', p.yearGroup, 30), ...tooLong('position', p.position, 120), ...tooLong('language-other', p.languageOther, 60),
  ];
  if (p.ageKind === 'born') {
    const born = parseDate(p.born);
    if ('error' in born) errors.push({ field: 'born-day', code: born.error });
    else if (born.date > todayIso) errors.push({ field: 'born-day', code: 'in-the-future' });
    else if (ageOn(born.date, todayIso) > OLDEST) errors.push({ field: 'born-day', code: 'out-of-range' });
  }
  if (p.ageKind === 'stated') {
    const years = p.statedYears.trim();
    if (!/^\d{1,3}$/.test(years) || Number(years) > OLDEST) errors.push({ field: 'stated-years', code: years ? 'out-of-range' : 'required' });
    if (!p.statedSource) errors.push({ field: 'source-self', code: 'choose' });
  }
  return errors;
}
