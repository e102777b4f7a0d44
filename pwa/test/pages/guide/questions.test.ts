// @vitest-environment happy-dom
// Answers: when a reason and a decider are needed, what is written, and what the rules make of checks that are only typed so far.
import { describe, expect, it } from 'vitest';
import { checkFactors, changedFactors, type Factors } from '../../../src/pages/guide/factors';
import { checkGiven, differs, givenToWire, type Given } from '../../../src/pages/guide/question';
import { checkErrors, checkFromWire, checksToWire, type Check } from '../../../src/pages/guide/elsewhere';
import { suggestedIn, withChecks } from '../../../src/pages/guide/suggestion';
import { guide } from '../../../src/state/guidance';
import { guided, NOW, pack, plainCase } from '../../support/guided';
import { AT } from '../../support/files';

const at = { day: '24', month: '11', year: '2026', time: '09:00' };
const given = (change: Partial<Given>): Given => ({ answer: 'no', reason: '', decidedBy: null, note: '', checks: [], ...change });
const check = (change: Partial<Check> = {}): Check => ({
  by: { name: 'A colleague', position: '' },
  at,
  where: 'A neighbouring force',
  count: '0',
  offence: '',
  ...change,
});
const fields = (errors: { field: string }[]) => errors.map((one) => one.field);

describe('an answer', () => {
  it('differs only where it contradicts the rules: “not known yet” contradicts nothing', () => {
    expect([differs('yes', 'no'), differs('no', 'yes'), differs('no', 'no'), differs('not_known', 'yes'), differs('yes', null)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
  it('against the rules needs a reason and somebody who decided', () => {
    expect(fields(checkGiven(given({ answer: 'no' }), 'yes', NOW))).toEqual(['reason', 'decided-other']);
    expect(
      checkGiven(given({ answer: 'no', reason: 'He was the victim both times', decidedBy: { name: 'Sgt Demo' } }), 'yes', NOW),
    ).toEqual([]);
    expect(checkGiven(given({ answer: 'no' }), 'no', NOW)).toEqual([]);
  });
  it('is not guessed: nothing chosen is refused', () =>
    expect(fields(checkGiven(given({ answer: '' }), null, NOW))).toEqual(['answer-yes']));
  it('goes with what was suggested on the screen, and without a reason that is no longer asked for', () => {
    const body = givenToWire(given({ answer: 'no', reason: 'left over', decidedBy: { name: 'x' } }), 'no', false);
    expect(body).toMatchObject({ answer: 'no', computed: 'no', reason: null, decidedBy: null });
    expect(body).not.toHaveProperty('checkedElsewhere');
  });
});

describe('a check elsewhere', () => {
  it('says who, where, when and how many; none is a finding', () => {
    expect(checkErrors([check()], NOW)).toEqual([]);
    expect(fields(checkErrors([check({ where: ' ', count: '', by: null })], NOW))).toEqual([
      'check-0-by-other',
      'check-0-where',
      'check-0-count',
    ]);
    expect(fields(checkErrors([check({ count: '-1' }), check({ count: '1000' })], NOW))).toEqual(['check-0-count', 'check-1-count']);
  });
  it('comes back as it was written', () => {
    const wire = checksToWire([check({ count: '2', offence: 'cja_possess' })]);
    expect(wire).toEqual([
      { by: { name: 'A colleague' }, at: '2026-11-24T09:00:00.000Z', where: 'A neighbouring force', count: 2, offence: 'cja_possess' },
    ]);
    expect(checksToWire(wire.map(checkFromWire))).toEqual(wire);
  });
});

describe('whether somebody is a repeat offender', () => {
  const { view } = guided(plainCase());
  const suggested = (checks: Check[], onRecord: number | null) => {
    const outstanding =
      onRecord === null
        ? null
        : {
            at: AT,
            readAt: AT,
            onRecord: [
              {
                personId: 'ada',
                offence: 'pca_distribute_show',
                incidents: Array.from({ length: onRecord }, (_, n) => ({ id: `i${n}`, reference: 'KV-4M2-7D', reportedAt: AT })),
              },
            ],
          };
    const tried = guide(
      withChecks(view, 'repeat_offender', 'ada', checksToWire(checks)),
      { pack: { version: '2016.1', pack, wordingCy: null }, outstanding },
      NOW,
    )!;
    return suggestedIn(tried.evaluation, 'repeat_offender', 'ada');
  };
  it('stays open with no signal, whatever was not found elsewhere', () =>
    expect([suggested([], null), suggested([check()], null)]).toEqual([null, null]));
  it('stays open until somebody has looked elsewhere', () => expect(suggested([], 0)).toBeNull());
  it('is no with one earlier occasion, and yes with two, wherever they were found', () => {
    expect([
      suggested([check()], 1),
      suggested([check({ count: '1' })], 0),
      suggested([check({ count: '1' })], 1),
      suggested([check()], 2),
    ]).toEqual(['no', 'no', 'yes', 'yes']);
  });
  it('does not count what was found for another offence', () =>
    expect(suggested([check({ count: '2', offence: 'cja_possess' }), check()], 0)).toBe('no'));
});

describe('the aggravating factors', () => {
  const asked = [
    { question: 'coercion', suggested: null },
    { question: 'under_13', suggested: 'yes' as const },
  ];
  const factors = (by: Factors['by'], decidedBy: Factors['decidedBy'] = null): Factors => ({ by, decidedBy });
  const one = (answer: Factors['by'][string]['answer'], note = '', reason = '') => ({ answer, note, reason });
  it('may be answered in part: what was not asked is not written', () => {
    const value = factors({ coercion: one('yes', 'A threat was made'), under_13: one('') });
    expect(checkFactors(asked, value)).toEqual([]);
    expect(changedFactors(asked, value, () => undefined).map(({ question }) => question)).toEqual(['coercion']);
  });
  it('are written once: an answer that stands already is left alone', () => {
    const value = factors({ coercion: one('no') });
    expect(changedFactors(asked, value, () => ({ answer: 'no', note: null, reason: null }))).toEqual([]);
    expect(changedFactors(asked, value, () => ({ answer: 'yes', note: null, reason: null }))).toHaveLength(1);
  });
  it('need a reason and a decider where the record itself says otherwise', () => {
    expect(fields(checkFactors(asked, factors({ under_13: one('no') })))).toEqual(['reason-under_13', 'decided-other']);
    expect(checkFactors(asked, factors({ under_13: one('not_known') }))).toEqual([]);
  });
});
