// The wire's types, by the names the client uses, from what `npm run contract` generates out of openapi/openapi.json.
// A field that the phone relies on and the document calls optional is named here; guards.ts checks it at the door.
import type { components } from './openapi';

type Wire = components['schemas'];
/** What the server always sends, though a schema shared with requests calls it optional. */
type Sure<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: Exclude<T[P], undefined> };

/** Taken as the document has them. */
type Plain =
  | 'Crime' | 'CrimeFields' | 'CrimeCreate' | 'CrimeLink' | 'CrimeOutcome' | 'Transfer' | 'Referral' | 'ReferralCreate' | 'ReferralStep' | 'StepCreate'
  | 'Exhibit' | 'ExhibitFields' | 'ExhibitCreate' | 'Seized' | 'HandOver' | 'Returned' | 'Viewing' | 'ViewingCreate' | 'ViewingFields' | 'Told'
  | 'Answer' | 'AnswerCreate' | 'AnswerFields' | 'ElsewhereCheck' | 'Decision' | 'DecisionCreate' | 'DecisionFields'
  | 'Advisory' | 'AdvisoryCreate' | 'AdvisoryFields' | 'Giving' | 'NotGiven' | 'Present' | 'Wording'
  | 'RestorativeMeeting' | 'RestorativeMeetingCreate' | 'RestorativeMeetingFields' | 'Invitation' | 'InvitationAnswer' | 'Reasoned'
  | 'EducationInput' | 'EducationInputCreate' | 'EducationInputFields' | 'SchoolProcedures' | 'SchoolProceduresCreate' | 'SchoolProceduresFields'
  | 'ParentContact' | 'ParentContactCreate' | 'ParentContactFields' | 'Signposting' | 'SignpostingCreate' | 'SignpostingFields'
  | 'Advice' | 'AdviceCreate' | 'AdviceFields' | 'ActDates' | 'ActDatesCreate' | 'ActDatesFields' | 'Closure' | 'ClosureCreate' | 'ClosureFields'
  | 'Mark' | 'MarkCreate' | 'MarkFields' | 'TellAgain' | 'CaseItems' | 'Outstanding' | 'OnRecordInfo' | 'AgesOfPerson' | 'Notified' | 'Owed'
  | 'Duplicate' | 'Summary' | 'ReferralItem' | 'About' | 'ConcernItem' | 'Colleague' | 'PersonSearch' | 'PersonSearchResult' | 'PersonFound' | 'Somebody'
  | 'ReportFields' | 'LeaseInfo';

export interface Schemas extends Pick<Wire, Plain> {
  Officer: Sure<Wire['Officer'], 'collarNumber'>;
  Session: Omit<Wire['SessionStarted'], 'officer'> & { officer: Schemas['Officer'] };
  Device: Wire['Device'];
  School: Wire['School'];
  StatedAge: Wire['StatedAge'];
  PersonFields: Wire['PersonFields'];
  Person: Wire['Person'];
  Report: Wire['Report'];
  Happened: Wire['Happened'];
  IncidentFields: Wire['IncidentFields'];
  IncidentCreate: Wire['IncidentCreate'];
  By: Wire['By'];
  Withdrawn: Wire['WithdrawnInfo'];
  Party: Wire['Party'];
  Note: Wire['Note'];
  CaseFile: Wire['CaseFile'];
  IncidentItem: Wire['IncidentItem'];
  HistoryItem: Wire['HistoryItem'];
  ChangeItem: Sure<Wire['Change'], 'incidentId'>;
  /** A pack in the list, as far as the phone looks at it. */
  PackLine: { version: string; etag: string; inForceFrom?: string | null };
  PackFile: Schemas['PackLine'] & { pack: unknown; welshWording?: { text: string } | null };
  FieldError: { pointer: string; code: string };
  /** As read by guards.ts: a proxy's answer has a status and nothing else. */
  Problem: { code: string; status: number; traceId: string | null; errors: Schemas['FieldError'][]; currentEtag: string | null; changedFields: string[]; owed?: Schemas['Owed'][]; refusedWith?: string | undefined };
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
