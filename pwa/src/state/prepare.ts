// "Prepare for the day": what is open at the schools an officer is going to is fetched, and then read back as it will be without signal.
import { readCase } from '../db/cases';
import { pullCase } from '../sync/pull';
import { api } from './api';
import type { CaseFile } from './case-view';
import { lines, loadLines } from './cases';
import { packOf } from './packs';

export interface Prepared {
  ready: number;
  /** References of cases that cannot be read without signal yet. */
  missing: string[];
}
const open = () => (lines.value ?? []).filter((line) => line.status === 'open');
const at = (line: { schoolName?: string | null }): string => line.schoolName ?? '';

/** Schools with something open on this phone, by name, and how many; '' is no school. */
export async function schoolsWithCases(): Promise<Map<string, number>> {
  await loadLines();
  const all = new Map<string, number>();
  for (const line of open()) all.set(at(line), (all.get(at(line)) ?? 0) + 1);
  return new Map([...all].sort());
}

export async function prepare(schools: readonly string[]): Promise<Prepared> {
  const done: Prepared = { ready: 0, missing: [] };
  for (const { id, reference, ...line } of open()) {
    if (!schools.includes(at(line))) continue;
    const fetched = await pullCase(api, id);
    const file = fetched === 'done' ? (await readCase<CaseFile>(id))?.file : null;
    if (file && (await packOf(file.guidancePack))) done.ready++;
    else done.missing.push(reference);
  }
  return done;
}
