// What is kept on this phone, in numbers, for "What is stored on this phone".
import { countCases } from '../db/cases';
import { readAll } from '../db/kept';
import { getMeta } from '../db/meta';
import { readPackRows } from '../db/packs';
import { readSchools } from '../db/schools';
import { now } from '../platform/clock';
import { bytesUsed } from '../platform/storage';
import { items } from './sync';

export interface Kept {
  cases: number;
  drafts: number;
  unsent: number;
  schools: number;
  /** Versions of the guidance. */
  packs: string[];
  bytes: number | null;
  prefix: string | null;
  lastContactAt: number | null;
}

export async function whatIsKept(): Promise<Kept> {
  const [cases, drafts, schools, bytes, device, contact, packs] = await Promise.all([countCases(), readAll('drafts'), readSchools(), bytesUsed(), getMeta('device'), getMeta('lastContactAt'), readPackRows()]);
  return { cases, drafts: drafts.length, unsent: items.value.length, schools: schools.length, packs: packs.map((row) => row.id), bytes, prefix: device?.prefix ?? null, lastContactAt: contact ?? null };
}

export { now };
