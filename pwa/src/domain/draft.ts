// A record that is being written: exactly what was typed, complete or not. Nothing here is checked until a page is continued.
import { emptyTime, type WallTime } from './london';
import type { AgeSource, Channel, PartyRole, ReporterKind, Sex, SpokenLanguage } from './vocabulary';

export interface SchoolAnswer {
  kind: '' | 'listed' | 'unlisted' | 'not_known';
  id: string;
  name: string;
  search: string;
}
export interface ReportAnswer {
  channel: '' | 'not_known' | Channel;
  channelOther: string;
  reporterKind: '' | 'not_known' | ReporterKind;
  logReference: string;
  reported: WallTime;
  reportedNotKnown: boolean;
}
export interface HappenedAnswer {
  kind: '' | 'exact' | 'between' | 'not_known';
  at: WallTime;
  from: WallTime;
  to: WallTime;
}
export interface PersonAnswer {
  id: string;
  givenNames: string;
  familyName: string;
  knownAs: string;
  roles: PartyRole[];
  ageKind: '' | 'born' | 'stated' | 'not_known';
  born: WallTime;
  statedYears: string;
  statedSource: '' | AgeSource;
  statedOn: string;
  sex: '' | Sex;
  schoolKind: '' | 'same' | 'other' | 'none';
  schoolId: string;
  schoolName: string;
  yearGroup: string;
  position: string;
  language: '' | 'not_known' | SpokenLanguage;
  languageOther: string;
}
export interface Draft {
  id: string;
  startedAt: string;
  updatedAt: string;
  school: SchoolAnswer;
  report: ReportAnswer;
  happened: HappenedAnswer;
  narrative: string;
  narrativeNotKnown: boolean;
  people: PersonAnswer[];
  /** The page last looked at, where "continue" leads back to. */
  page: string;
}

export const emptySchool: SchoolAnswer = { kind: '', id: '', name: '', search: '' };
export const emptyReport: ReportAnswer = { channel: '', channelOther: '', reporterKind: '', logReference: '', reported: emptyTime, reportedNotKnown: false };
export const emptyHappened: HappenedAnswer = { kind: '', at: emptyTime, from: emptyTime, to: emptyTime };

export function emptyPerson(id: string): PersonAnswer {
  return {
    id, givenNames: '', familyName: '', knownAs: '', roles: [], ageKind: '', born: emptyTime, statedYears: '', statedSource: '', statedOn: '',
    sex: '', schoolKind: '', schoolId: '', schoolName: '', yearGroup: '', position: '', language: '', languageOther: '',
  };
}

export function emptyDraft(id: string, at: string): Draft {
  return { id, startedAt: at, updatedAt: at, school: emptySchool, report: emptyReport, happened: emptyHappened, narrative: '', narrativeNotKnown: false, people: [], page: 'school' };
}

/** A person of whom nothing was written: opened by "add a person" and left again. */
export function isBlankPerson(p: PersonAnswer): boolean {
  return JSON.stringify({ ...p, id: '' }) === JSON.stringify(emptyPerson(''));
}
