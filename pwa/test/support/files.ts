// Case files as the server would give them, with no more in them than a test is about.
import type { Schemas } from '../../src/contract/types';
import { emptyItems } from '../../src/domain/items';

type CaseFile = Schemas['CaseFile'];
export const AT = '2026-11-24T10:00:00.000Z';
export const me = { id: 'officer-1', displayName: 'Demonstration Officer', collarNumber: null };

export function caseFile(id: string, change: Partial<CaseFile> = {}): CaseFile {
  return { id, reference: 'GN-P0T-C3', serious: true, status: 'open', writtenAt: AT, receivedAt: AT, updatedAt: AT, officer: me,
    etag: '"1.1"', version: 1, guidancePack: '2016.1', parties: [], persons: [], notes: [], items: emptyItems(), ...change };
}
export function person(id: string, change: Partial<Schemas['Person']> = {}): Schemas['Person'] {
  return { id, etag: '"1"', version: 1, createdAt: AT, updatedAt: AT, ...change };
}
export function party(id: string, personId: string, role: string, change: Partial<Schemas['Party']> = {}): Schemas['Party'] {
  return { id, personId, role: role as Schemas['Party']['role'], writtenAt: AT, receivedAt: AT, etag: '"1"', version: 1, ...change };
}
