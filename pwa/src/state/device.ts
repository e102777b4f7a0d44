// What is kept on this phone, in numbers, for "What is stored on this phone".
import { countCases } from '../db/cases';
import { getMeta } from '../db/meta';
import { db } from '../db/open';
import type { Space } from '../platform/storage';
import { leaseEnds, readLease } from './lease';
import { lookAtSpace } from './storage';
import { items, looks } from './sync';
import { vault } from './vault';

export interface Kept {
  cases: number;
  drafts: number;
  unsent: number;
  looks: number;
  schools: number;
  /** Versions of the guidance. */
  packs: string[];
  space: Space;
  prefix: string | null;
  lastContactAt: number | null;
  /** Until when it opens without the server; null when the server has set no limit. */
  leaseEnds: number | null;
  /** Rounds of the passphrase, and how many passkeys open the vault as well. */
  rounds: number;
  passkeys: number;
}

export async function whatIsKept(): Promise<Kept> {
  const base = await db();
  const [cases, drafts, schools, packs, space, device, contact, lease] = await Promise.all(
    [countCases(), base.count('drafts'), base.count('schools'), base.getAllKeys('packs'), lookAtSpace(), getMeta('device'), getMeta('lastContactAt'), readLease()]);
  return {
    cases, drafts, schools, packs, space, unsent: items.value.filter((item) => item.state !== 'sent').length, looks: looks.value.length, prefix: device?.prefix ?? null,
    lastContactAt: contact ?? null, leaseEnds: lease && leaseEnds(lease), rounds: vault.value?.rounds ?? 0, passkeys: vault.value?.passkeys.length ?? 0,
  };
}
