// The phones of one's team, or one's own: when each was last heard of, and what it has not sent. Counts and ages, never content.
import type { components } from '../contract/openapi';
import { readAllPages, type Answer, type Whole } from './reading';
import { role } from './role';
import { writeNow, type Wrote } from './write-now';

type Wire = components['schemas'];
export type Phone = Wire['Device'] & Partial<Pick<Wire['TeamDevice'], 'officer' | 'held'>>;
export type Holding = Wire['Holding'];

export const readPhones = (): Promise<Answer<Whole<Phone>>> => readAllPages<Phone>(role.value === 'supervisor' ? '/team-devices' : '/devices');
/** The server keeps in its log that this was looked at. */
export const readHoldings = (id: string): Promise<Answer<Whole<Holding>>> => readAllPages<Holding>(`/devices/${id}/holdings`);
export const revoke = ({ id, etag }: Phone, reason: string): Promise<Wrote> =>
  writeNow('PATCH', `/devices/${id}`, JSON.stringify({ revokedReason: reason }), etag);

const DAY = 86_400_000;

export interface Standing {
  /** Still on the phone. What has arrived since it last counted is not among them. */
  unsent: number;
  since: string | null;
  /** Told of by their numbers, and neither here nor on the phone any more. */
  lost: number;
  /** Unsent for more than a day, or lost: somebody has to look into it. */
  pressing: boolean;
}

export function standingOf({ report, missing }: Pick<Phone, 'report' | 'missing'>, at: number): Standing {
  const unsent = Math.min(report?.unsent ?? 0, missing);
  const since = unsent ? (report?.oldestUnsentAt ?? null) : null;
  const lost = missing - unsent;
  const old = !!since && at - Date.parse(since) > DAY;
  return { unsent, since, lost, pressing: old || lost > 0 };
}

/** Whose it is, where that is not plain, and what it is called. */
export const nameOf = ({ officer, name }: Phone): string => [officer?.displayName, name].filter(Boolean).join(' · ');

/** What has to be looked into comes first, then what is in use, then by whose it is. */
export function inOrder(phones: readonly Phone[], at: number): Phone[] {
  const key = (phone: Phone) => `${+!standingOf(phone, at).pressing}${+!!phone.revoked}${nameOf(phone)}`;
  return [...phones].sort((a, b) => key(a).localeCompare(key(b)));
}
