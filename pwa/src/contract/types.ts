// The wire, written by hand in the shape that `npm run contract` (openapi-typescript) would give: `components['schemas'][…]`.
// The client reads names only from `Schemas`, so the generated file can take this one's place.
import type { Channel, NoteKind, PartyRole, ReporterKind, Sex, SpokenLanguage, AgeSource } from '../domain/vocabulary';

export interface Schemas {
  Officer: { id: string; username: string; displayName: string; collarNumber: string | null; role: string; force: string | null; language: 'en' | 'cy'; demo: boolean };
  Session: { id: string; officer: Schemas['Officer']; startedAt: string; expiresAt: string };
  Device: { id: string; name: string; referencePrefix: string; lastReferenceNumber: number; registeredAt: string };
  School: { id: string; name: string; nameCy?: string | null; town?: string | null; postcode?: string | null; phase?: string; country?: string; open?: boolean };
  StatedAge: { years: number; source: AgeSource; on: string };
  PersonFields: {
    givenNames?: string | null; familyName?: string | null; knownAs?: string | null; dateOfBirth?: string | null; statedAge?: Schemas['StatedAge'] | null;
    sex?: Sex | null; schoolId?: string | null; schoolName?: string | null; yearGroup?: string | null; position?: string | null;
    language?: SpokenLanguage | null; languageOther?: string | null; writtenAt?: string | null;
  };
  Person: Schemas['PersonFields'] & { id: string; version?: number; etag: string; createdAt?: string; updatedAt?: string };
  Report: { channel: Channel; channelOther?: string | null; reporterKind?: ReporterKind | null; reportedAt?: string | null; logReference?: string | null };
  Happened: { kind: 'exact'; at: string } | { kind: 'between'; from: string; to: string } | { kind: 'not_known' };
  IncidentFields: {
    school?: { id?: string | null; name?: string | null } | null; report?: Schemas['Report'] | null; happened?: Schemas['Happened'] | null; narrative?: string | null;
  };
  IncidentCreate: Schemas['IncidentFields'] & { reference?: string; writtenAt: string };
  By: { id: string; displayName: string };
  Withdrawn: { reason: string; at: string; by: Schemas['By'] };
  Party: { id: string; personId: string; role: PartyRole; note?: string | null; writtenAt: string; receivedAt?: string | null; withdrawn?: Schemas['Withdrawn'] | null; version?: number; etag: string };
  Note: { id: string; kind: NoteKind; toldBy?: string | null; text: string; by?: Schemas['By'] | null; writtenAt: string; receivedAt?: string | null; withdrawn?: Schemas['Withdrawn'] | null; version?: number; etag: string };
  CaseFile: {
    id: string; reference: string; serious: true; status: string; guidancePack?: string; school?: { id?: string | null; name?: string | null } | null;
    report?: Schemas['Report'] | null; happened?: Schemas['Happened'] | null; narrative?: string | null; writtenAt: string; receivedAt: string; updatedAt: string;
    crimeRecordingDueAt?: string | null; officer: Schemas['By'] & { collarNumber?: string | null }; version?: number; etag: string;
    parties: Schemas['Party'][]; persons: Schemas['Person'][]; notes: Schemas['Note'][];
  };
  IncidentItem: { id: string; reference: string; status: string; schoolName?: string | null; reportedAt?: string | null; receivedAt: string; updatedAt: string; children: number; people: number; etag: string };
  HistoryItem: { id: string; kind: string; resourceId: string; version: number; by: Schemas['By']; at: string; writtenAt?: string | null; changes: { field: string; before?: unknown; after?: unknown }[] };
  ChangeItem: { id: string; kind: string; resourceId: string; incidentId: string | null; version: number; at: string };
  FieldError: { pointer: string; code: string };
  Problem: { code: string; status: number; traceId: string | null; errors: Schemas['FieldError'][]; currentEtag: string | null; changedFields: string[] };
}

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
