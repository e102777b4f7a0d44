// @vitest-environment happy-dom
// Advice that comes later, and the dates on which ages count.
import { describe, expect, it } from 'vitest';
import { checkAdvice, isOpen, type AdviceAnswer } from '../../../src/pages/crime/advice';
import { checkDates, daysFor, type DatesAnswer } from '../../../src/pages/crime/dates';
import type { CaseFile } from '../../../src/state/case-view';

const at = { day: '24', month: '11', year: '2025', time: '10:30' };
const empty = { day: '', month: '', year: '', time: '' };
const on = (day: string, month: string, year = '2025') => ({ day, month, year, time: '' });
const fields = (errors: { field: string }[]) => errors.map((error) => error.field);
type Advice = CaseFile['items']['advice'][number];
const advice = (more: object): Advice =>
  ({ id: 'a1', kind: 'third_party', said: 'Yes.', victimConfirms: 'yes', withdrawn: null, ...more }) as Advice;

describe('advice', () => {
  const answer: AdviceAnswer = { what: 'third_party', asked: { name: 'Registrar' }, by: { officerId: 'o1' }, at, said: '', confirms: '' };
  it('on a third party’s report asks whether the victim confirms; that of an expert does not', () => {
    expect(fields(checkAdvice(answer, null))).toEqual(['confirms-yes']);
    expect(checkAdvice({ ...answer, what: 'expert' }, null)).toEqual([]);
  });
  it('stays open until there is an answer and the victim has been heard or cannot be', () => {
    expect([advice({ said: null }), advice({ victimConfirms: 'not_yet' }), advice({ victimConfirms: null })].every(isOpen)).toBe(true);
    expect(
      [
        advice({}),
        advice({ victimConfirms: 'cannot_be_traced' }),
        advice({ said: null, withdrawn: {} }),
        advice({ kind: 'expert', victimConfirms: null }),
      ].some(isOpen),
    ).toBe(false);
  });
  it('that is brought up to date asks for what is new and not again for who was asked', () => {
    expect(fields(checkAdvice({ ...answer, what: 'a1', asked: null, at: empty }, advice({ kind: 'expert', said: null })))).toEqual([
      'said',
    ]);
  });
});

describe('the dates', () => {
  const dates = (taken = empty, shared = empty): DatesAnswer => ({ taken, shared, source: '' });
  it('need one of the two, in the calendar, not to come, and sharing not before taking', () => {
    expect(fields(checkDates(dates(), '2025-12-01'))).toEqual(['taken-day']);
    expect(fields(checkDates(dates(on('31', '2')), '2025-12-01'))).toEqual(['taken-day']);
    expect(fields(checkDates(dates(empty, on('2', '12')), '2025-12-01'))).toEqual(['shared-day']);
    expect(fields(checkDates(dates(on('2', '11'), on('1', '11')), '2025-12-01'))).toEqual(['shared-day']);
    expect(checkDates(dates(on('1', '11'), on('1', '11')), '2025-12-01')).toEqual([]);
  });
  it('that are empty are taken from when it happened', () => {
    const file = {
      happened: { kind: 'between', from: '2025-10-01T20:00:00Z', to: '2025-10-03T08:00:00Z' },
      report: { reportedAt: '2025-10-04T08:00:00Z' },
    } as unknown as CaseFile;
    expect(daysFor(file, dates())).toEqual(['2025-10-01', '2025-10-03', '2025-10-04']);
    expect(daysFor(file, dates(on('5', '9')))).toEqual(['2025-09-05', '2025-10-03', '2025-10-04']);
    expect(daysFor({ report: null } as unknown as CaseFile, dates())).toEqual([null, null, null]);
  });
});
