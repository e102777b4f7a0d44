// A case file's line in the list, as the server would give it.
import type { Schemas } from '../contract/types';
import { ageOn } from '../domain/london';

const COUNTED = ['victim', 'offender', 'witness'];

/** Under 18 or age not known, among victims, offenders and witnesses: nobody is taken for an adult for want of a date. */
export function countChildren(file: Pick<Schemas['CaseFile'], 'parties' | 'persons' | 'report' | 'writtenAt'>): number {
  const day = (file.report?.reportedAt ?? file.writtenAt).slice(0, 10);
  const ids = new Set(file.parties.filter((p) => !p.withdrawn && COUNTED.includes(p.role)).map((p) => p.personId));
  return [...ids].filter((id) => {
    const person = file.persons.find((p) => p.id === id);
    const age = person?.dateOfBirth ? ageOn(person.dateOfBirth, day) : (person?.statedAge?.years ?? null);
    return age === null || age < 18;
  }).length;
}

export function lineOf(file: Schemas['CaseFile']): Schemas['IncidentItem'] {
  return {
    id: file.id, reference: file.reference, status: file.status, schoolName: file.school?.name ?? null, reportedAt: file.report?.reportedAt ?? null,
    receivedAt: file.receivedAt, updatedAt: file.updatedAt, children: countChildren(file), people: new Set(file.parties.filter((p) => !p.withdrawn).map((p) => p.personId)).size, etag: file.etag,
  };
}
