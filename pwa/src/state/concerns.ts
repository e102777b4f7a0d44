// A supervisor's list: each case once, under the most pressing thing that is wrong with it.
import type { components } from '../contract/openapi';
import { readAllPages, type Answer, type Whole } from './reading';

export type ConcernItem = components['schemas']['ConcernItem'];
export type ConcernCode = components['schemas']['ConcernCodes'];

/** The most pressing first: a child that nobody was told about comes before a paper that is late. */
export const CONCERNS: readonly ConcernCode[] = [
  'child_not_notified',
  'crime_clock_passed',
  'not_acknowledged',
  'overdue',
  'closed_with_owed',
  'route_overridden',
  'answer_overridden',
  'wording_not_given',
];

export const readConcerns = (): Promise<Answer<Whole<ConcernItem>>> => readAllPages<ConcernItem>('/concerns');

export interface ConcernGroup {
  code: ConcernCode;
  items: ConcernItem[];
}

/** Groups with nothing in them are left out; in a group, the case that was reported first comes first. */
export function concernsInGroups(items: readonly ConcernItem[]): ConcernGroup[] {
  const worst = (item: ConcernItem) => CONCERNS.find((code) => item.concerns.includes(code));
  const reported = (item: ConcernItem) => item.reportedAt ?? item.updatedAt;
  return CONCERNS.map((code) => ({
    code,
    items: items.filter((item) => worst(item) === code).sort((a, b) => reported(a).localeCompare(reported(b))),
  })).filter((group) => group.items.length > 0);
}

/** What else is wrong with a case, besides what its group says. */
export function besides(item: ConcernItem, code: ConcernCode): ConcernCode[] {
  return CONCERNS.filter((other) => other !== code && item.concerns.includes(other));
}
