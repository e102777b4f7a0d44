// How a supervisor's list is put in order.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { besides, CONCERNS, concernsInGroups, type ConcernItem } from '../../src/state/concerns';
import { AT, me } from '../support/files';

const item = (id: string, concerns: ConcernItem['concerns'], reportedAt: string | null = AT): ConcernItem => ({
  incidentId: id,
  reference: 'GN-P0T-C3',
  officer: { id: me.id, displayName: me.displayName },
  status: 'open',
  reportedAt,
  updatedAt: AT,
  concerns,
  notified: { children: 2, notified: 1, acknowledged: 0 },
});

it('each case stands once, under the most pressing thing that is wrong with it', () => {
  const groups = concernsInGroups([item('a', ['overdue', 'child_not_notified']), item('b', ['answer_overridden']), item('c', ['overdue'])]);
  expect(groups.map((group) => [group.code, group.items.map((one) => one.incidentId)])).toEqual([
    ['child_not_notified', ['a']],
    ['overdue', ['c']],
    ['answer_overridden', ['b']],
  ]);
});
it('in a group the case that was reported first comes first, and one without a time by its last change', () => {
  const noTime = { ...item('no-time', ['overdue'], null), updatedAt: '2026-11-10T10:00:00Z' };
  const [group] = concernsInGroups([item('new', ['overdue']), item('old', ['overdue'], '2026-11-01T10:00:00Z'), noTime]);
  expect(group!.items.map((one) => one.incidentId)).toEqual(['old', 'no-time', 'new']);
});
it('what else is wrong is named beside it', () => {
  expect(besides(item('a', ['overdue', 'child_not_notified', 'crime_clock_passed']), 'child_not_notified')).toEqual([
    'crime_clock_passed',
    'overdue',
  ]);
});
it('nothing is wrong with nothing', () => expect(concernsInGroups([])).toEqual([]));
it('every concern that the server knows has its place', () => {
  const { components } = JSON.parse(readFileSync('../openapi/openapi.json', 'utf8')) as {
    components: { schemas: { ConcernCodes: { enum: string[] } } };
  };
  expect([...CONCERNS].sort()).toEqual([...components.schemas.ConcernCodes.enum].sort());
});
