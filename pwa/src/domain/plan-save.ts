// A finished draft → the writes that record it, in order: persons, then the incident, then the parties.
import { happenedToWire, personToWire, reportToWire, schoolToWire } from './answers';
import { isBlankPerson, type Draft } from './draft';
import type { NewEntry } from './entry';

export interface Making {
  newId: () => string;
  writtenAt: string;
  today: string;
  officerId: string;
  reference: string | null;
}

type Spec = Pick<NewEntry['head'], 'kind' | 'method' | 'path' | 'incidentId' | 'resourceId' | 'needs'> & { ifMatch?: string | null };

/** Every write of the app is made here. */
export function makeEntry(spec: Spec, body: object, making: Pick<Making, 'newId' | 'writtenAt' | 'officerId'>, before: Record<string, unknown> | null = null): NewEntry {
  return {
    head: { ...spec, ifMatch: spec.ifMatch ?? null, idempotencyKey: making.newId(), writtenAt: making.writtenAt, officerId: making.officerId },
    body: { json: JSON.stringify(body), before },
  };
}

export function planSave(draft: Draft, making: Making): NewEntry[] {
  const { writtenAt } = making;
  const school = schoolToWire(draft.school);
  const named = draft.school.kind === 'listed' ? { id: draft.school.id, name: draft.school.name } : school;
  const people = draft.people.filter((p) => !isBlankPerson(p));
  const persons = people.map((p) =>
    makeEntry({ kind: 'person', method: 'PUT', path: `/persons/${p.id}`, incidentId: draft.id, resourceId: p.id, needs: [] }, { ...personToWire(p, named, making.today), writtenAt }, making));
  const incident = makeEntry(
    { kind: 'incident', method: 'PUT', path: `/incidents/${draft.id}`, incidentId: draft.id, resourceId: draft.id, needs: [] },
    {
      ...(making.reference ? { reference: making.reference } : {}),
      school, report: reportToWire(draft.report), happened: happenedToWire(draft.happened), narrative: draft.narrative.trim() || null, writtenAt,
    },
    making,
  );
  const parties = people.flatMap((p) => p.roles.map((role) => partyEntry(draft.id, p.id, role, making)));
  return [...persons, incident, ...parties];
}

export function partyEntry(incidentId: string, personId: string, role: string, making: Pick<Making, 'newId' | 'writtenAt' | 'officerId'>): NewEntry {
  const id = making.newId();
  return makeEntry(
    { kind: 'party', method: 'PUT', path: `/incidents/${incidentId}/parties/${id}`, incidentId, resourceId: id, needs: [incidentId, personId] },
    { personId, role, writtenAt: making.writtenAt }, making,
  );
}
