// A case file's line in the list, as the server would give it. Twin of api/store/src/incidents.rs (touch).
import type { Schemas } from '../contract/types';
import { INVOLVED, isChildOn } from '../domain/person';

/** Under 18 or age not known, among those involved: nobody is taken for an adult for want of a date. */
export function countChildren(file: Pick<Schemas['CaseFile'], 'parties' | 'persons' | 'report' | 'writtenAt' | 'receivedAt'>): number {
  // Until the server has received a case, the time it was written stands in.
  const day = (file.report?.reportedAt || file.receivedAt || file.writtenAt).slice(0, 10);
  const ids = new Set(file.parties.filter((p) => !p.withdrawn && INVOLVED.includes(p.role)).map((p) => p.personId));
  return [...ids].filter((id) => isChildOn(file.persons.find((p) => p.id === id), day) !== false).length;
}

export function lineOf(file: Schemas['CaseFile']): Schemas['IncidentItem'] {
  return {
    id: file.id, reference: file.reference, status: file.status, schoolName: file.school?.name ?? null, reportedAt: file.report?.reportedAt ?? null,
    receivedAt: file.receivedAt, updatedAt: file.updatedAt, children: countChildren(file), people: new Set(file.parties.filter((p) => !p.withdrawn).map((p) => p.personId)).size, etag: file.etag,
  };
}
