// Labels for the values and fields of the contract.
import { maybe, t } from '../../i18n';
import { day, dayAndTime, plainDate } from '../../i18n/format';
import { schoolName } from '../../state/schools';
import { ageOn, isChildOn, type PersonAnswer } from '../../state/vocabulary';
import type { CaseFile, Person } from '../../state/case-view';

export const notKnown = (): string => t('value.notKnown');
/** Written out, so that the build knows which texts these can be. */
type Group = 'role' | 'sex' | 'reporter' | 'noteKind' | 'spoken' | 'channel' | 'ageSource';
const choice = (group: Group, value: string | null | undefined): string => (value ? (maybe(`${group}.${value}`) ?? value) : notKnown());

export const roleLabel = (role: string): string => choice('role', role);
export const sexLabel = (sex: string | null | undefined): string => choice('sex', sex);
export const reporterLabel = (kind: string | null | undefined): string => choice('reporter', kind);
export const kindLabel = (kind: string): string => choice('noteKind', kind);
export const languageLabel = (language: string | null | undefined, other?: string | null): string => (language === 'other' && other ? other : choice('spoken', language));

export function channelLabel(report: Pick<NonNullable<CaseFile['report']>, 'channel' | 'channelOther'> | null | undefined): string {
  if (!report?.channel) return notKnown();
  return report.channel === 'other' && report.channelOther ? report.channelOther : choice('channel', report.channel);
}
export function schoolLabel(school: CaseFile['school']): string {
  return school?.name ?? schoolName(school?.id) ?? (school?.id ? t('school.onList') : notKnown());
}
export function happenedLabel(happened: CaseFile['happened']): string {
  if (happened?.kind === 'exact') return dayAndTime(happened.at);
  if (happened?.kind === 'between') return t('value.between', { from: dayAndTime(happened.from), to: dayAndTime(happened.to) });
  return notKnown();
}
export const timeLabel = (iso: string | null | undefined): string => (iso ? dayAndTime(iso) : notKnown());

export function personName(person: Pick<Person, 'givenNames' | 'familyName' | 'knownAs'> | Pick<PersonAnswer, 'givenNames' | 'familyName' | 'knownAs'>): string {
  const name = [person.givenNames, person.familyName].filter(Boolean).join(' ').trim();
  if (name && person.knownAs) return `${name} (${person.knownAs})`;
  return name || person.knownAs || t('person.noName');
}
export function ageLabel(person: Person, onDay: string): string {
  if (person.dateOfBirth) return t('person.bornAge', { date: plainDate(person.dateOfBirth), n: ageOn(person.dateOfBirth, onDay) });
  if (person.statedAge) return t('person.statedAge', { n: person.statedAge.years, source: choice('ageSource', person.statedAge.source).toLocaleLowerCase() });
  return t('person.ageNotKnown');
}
export const isUnder18 = (person: Person, onDay: string): boolean => isChildOn(person, onDay) === true;

/** A field of the history or of a choice between two versions. */
export function fieldLabel(field: string): string {
  return maybe(`fieldName.${field}`) ?? field;
}
export function fieldValue(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return t('value.nothing');
  if (field === 'school') return schoolLabel(value);
  if (field === 'happened') return happenedLabel(value as CaseFile['happened']);
  if (field === 'report') {
    const report = value as NonNullable<CaseFile['report']>;
    return [channelLabel(report), report.reporterKind && reporterLabel(report.reporterKind), report.reportedAt && dayAndTime(report.reportedAt), report.logReference].filter(Boolean).join(' · ');
  }
  if (field === 'statedAge') {
    const age = value as NonNullable<Person['statedAge']>;
    return t('person.statedAge', { n: age.years, source: choice('ageSource', age.source).toLocaleLowerCase() });
  }
  if (field === 'schoolId') return schoolName(value as string) ?? t('school.onList');
  if (field === 'withdrawn' && typeof value === 'object') return (value as { reason?: string }).reason ?? t('value.yes');
  const groups: Record<string, Group> = { role: 'role', sex: 'sex', language: 'spoken', kind: 'noteKind' };
  if (typeof value === 'string') {
    if (groups[field]) return choice(groups[field], value);
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return dayAndTime(value);
    return /^\d{4}-\d\d-\d\d$/.test(value) ? plainDate(value) : value;
  }
  return typeof value === 'object' ? Object.values(value).filter((v) => typeof v === 'string' || typeof v === 'number').join(' · ') : JSON.stringify(value);
}
export { day, dayAndTime };
