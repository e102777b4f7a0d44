// The language itself: what each operator does with a value, and with none.

import { expect, test } from 'vitest';
import { readPack, type Pack } from '../../src/rules';
import type { View } from '../../src/rules/values';
import type { Value } from '../../src/rules/vocabulary';
import { text } from './support';

const small = JSON.parse(text('tests/vectors/packs-refused/base/small.json')) as object;
const NOW = 1_000;

/** Whether an expression holds for an incident with these facts. */
function holds(outOfScopeWhen: unknown, incident: Record<string, Value>): boolean {
  const { pack, refusals } = readPack({ ...small, outOfScopeWhen });
  expect(refusals).toEqual([]);
  const view: View = { incident, person: {}, own: {}, incidentAnswers: {}, ownAnswers: {}, now: NOW };
  return (pack as Pack).outOfScope(view);
}

const comparisons = [
  { is: ['incident.closed', true] },
  { is: ['incident.closed', false] },
  { is: ['incident.country', 'wales'] },
  { oneOf: ['incident.country', ['wales', 'england']] },
  { before: ['now', { fact: 'incident.reportedAt' }] },
  { before: [{ fact: 'incident.reportedAt' }, 'now'] },
  { atLeast: ['incident.people', 0] },
  { known: 'incident.country' },
];
test.each(comparisons)('%j is false of something unknown, and its negation true', (comparison) => {
  expect(holds(comparison, {})).toBe(false);
  expect(holds({ not: comparison }, {})).toBe(true);
});

test('all of nothing holds and any of nothing does not', () => {
  expect(holds({ all: [] }, {})).toBe(true);
  expect(holds({ any: [] }, {})).toBe(false);
  expect(holds({ all: [{ all: [] }, { any: [] }] }, {})).toBe(false);
  expect(holds({ any: [{ any: [] }, { all: [] }] }, {})).toBe(true);
});

test('a flag that is false is known, and not the same as one that is unknown', () => {
  expect(holds({ is: ['incident.closed', false] }, { closed: false })).toBe(true);
  expect(holds({ known: 'incident.closed' }, { closed: false })).toBe(true);
  expect(holds({ known: 'incident.people' }, { people: 0 })).toBe(true);
});

test('nothing is before itself, and later counts in hours and in days of 24', () => {
  const before = (reportedAt: number, more: object): boolean =>
    holds({ before: [{ fact: 'incident.reportedAt', ...more }, 'now'] }, { reportedAt });
  expect([before(NOW, {}), before(NOW - 1, {}), before(NOW - 3_600_000, { hours: 1 }), before(NOW - 3_600_001, { hours: 1 })]).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect([before(NOW - 90_000_000, { hours: 1, days: 1 }), before(NOW - 90_000_001, { hours: 1, days: 1 })]).toEqual([false, true]);
});

test('at least counts the number itself', () => {
  expect([1, 2, 3].map((people) => holds({ atLeast: ['incident.people', 2] }, { people }))).toEqual([false, true, true]);
});
