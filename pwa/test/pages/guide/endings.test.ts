// @vitest-environment happy-dom
// Decisions, outcomes, out of scope, putting right, moving to another pack: who may, what is needed, what is written.
import { describe, expect, it } from 'vitest';
import { checkDecision, supervisorNeeded } from '../../../src/pages/guide/decision';
import { checkOutcome, reasonNeeded } from '../../../src/pages/guide/outcome';
import { difference } from '../../../src/pages/guide/pack-move';
import { toldAbout } from '../../../src/pages/guide/put-right';
import { checkScope, scopeWrites } from '../../../src/pages/guide/scope';
import { toldAt, toldNow } from '../../../src/pages/guide/tell-again';
import { spelledOut } from '../../../src/pages/guide/words';
import { made, pack, plainCase } from '../../support/guided';
import { AT } from '../../support/files';

const fields = (errors: { field: string; code: string }[]) => errors.map((one) => `${one.field} ${one.code}`);

describe('a decision', () => {
  const choice = { route: 'no_prosecution' as const, decidedBy: { name: 'PC Demo' }, rationale: 'First time' };
  it('not to prosecute against the rules is a supervisor’s', () => {
    expect(fields(checkDecision(choice, 'cse', 'schools_officer'))).toEqual(['route-no_prosecution supervisor']);
    expect(checkDecision(choice, 'cse', 'supervisor')).toEqual([]);
  });
  it('to consider prosecution against the rules is caution, and any officer’s', () => {
    expect(supervisorNeeded('cse', 'no_prosecution')).toBe(false);
    expect(checkDecision({ ...choice, route: 'cse' }, 'no_prosecution', 'schools_officer')).toEqual([]);
  });
  it('where the rules suggest nothing is any officer’s, with reasons and a name', () => {
    expect(checkDecision(choice, null, 'schools_officer')).toEqual([]);
    expect(fields(checkDecision({ route: '', decidedBy: null, rationale: ' ' }, null, 'schools_officer'))).toEqual([
      'route-no_prosecution choose-one',
      'rationale required',
      'decided-other choose',
    ]);
  });
});

describe('an outcome', () => {
  const found = { crimeId: 'c', suggested: '21', beside: ['22'], offered: ['8', '21', '22'], recorded: null, stands: false };
  const choice = { code: 'other', other: '8', reason: '', by: { name: 'PC Demo' } };
  it('other than the suggested one or one beside it needs a reason', () => {
    expect(['21', '22', '8'].map((code) => reasonNeeded(code, found))).toEqual([false, false, true]);
    expect(fields(checkOutcome(choice, found))).toEqual(['reason required']);
    expect(checkOutcome({ ...choice, code: '21' }, found)).toEqual([]);
  });
  it('needs no reason where none is suggested', () => expect(reasonNeeded('8', { suggested: null, beside: [] })).toBe(false));
});

describe('a case out of scope', () => {
  it('is taken out by the answer, marked, and closed only if it is discarded', () => {
    const kinds = (because: 'no_image' | 'other', then: 'keep' | 'discard', answered = false) =>
      scopeWrites({ because, reason: 'x', then }, AT, answered).map((one) => one.kind);
    expect(kinds('no_image', 'keep')).toEqual(['answer', 'mark']);
    expect(kinds('no_image', 'discard')).toEqual(['answer', 'mark', 'closure']);
    expect(kinds('no_image', 'keep', true)).toEqual(['mark']);
    // Another reason leaves the questions open, so it cannot be closed at once either.
    expect(kinds('other', 'discard')).toEqual(['mark']);
  });
  it('says why', () =>
    expect(fields(checkScope({ because: '', reason: '', then: '' }))).toEqual([
      'because-no_image choose-one',
      'reason required',
      'then-keep choose-one',
    ]));
});

describe('putting right', () => {
  const step = {
    step: 'notified' as const,
    at: AT,
    by: { name: 'x' },
    agencies: [],
    recordedBy: 'o1',
    how: 'here' as const,
    to: null,
    text: null,
    reference: null,
  };
  it('names those who were told about somebody, through a crime too', () => {
    const file = plainCase({
      referrals: [
        { ...made, id: 'r1', to: 'ppu', personId: 'ada', crimeId: null, steps: [step], state: 'notified' },
        { ...made, id: 'r2', to: 'cid', personId: null, crimeId: 'crime-1', steps: [{ ...step, step: 'sent' }], state: 'sent' },
      ],
      parentContacts: [{ ...made, id: 'pc', personId: 'ben', state: 'told', at: AT, by: { name: 'x' } }],
    });
    expect(toldAbout(file, 'ada')).toEqual(['ppu', 'cid']);
    expect(toldAbout(file, 'ben')).toEqual(['cid', 'parents']);
  });
  it('keeps the time of those who were told earlier', () => {
    const list = [
      { who: 'ppu', itemId: 'a', toldAt: '2026-11-20T10:00:00Z' },
      { who: 'cid', itemId: 'b' },
      { who: 'school', itemId: 'c' },
    ];
    expect(toldNow(list, ['ppu:a', 'cid:b'], AT).map((one) => one.toldAt)).toEqual(['2026-11-20T10:00:00Z', AT, undefined]);
  });
  it('takes the minute of the correction for its moment, and nothing earlier', () => {
    const typed = (time: string) => ({ day: '24', month: '11', year: '2026', time });
    expect(toldAt(typed('10:00'), '2026-11-24T10:00:20.000Z')).toBe('2026-11-24T10:00:20.000Z');
    expect(toldAt(typed('09:58'), '2026-11-24T10:00:20.000Z')).toBeNull();
    expect(toldAt(typed('11:30'), '2026-11-24T10:00:20.000Z')).toBe('2026-11-24T11:30:00.000Z');
  });
});

it('moving to another pack shows what would be owed besides, and what no longer', () => {
  const reason = (code: string) => ({ kind: 'requirement' as const, code, subject: 'incident', subjectId: 'i', waivable: true });
  expect(difference([reason('a'), reason('b')], [reason('b'), reason('c')])).toEqual({ added: [reason('c')], gone: [reason('a')] });
});

it('an abbreviation in a text of the guidance is spelled out, and a word that only holds its letters is not', () => {
  expect(spelledOut(pack.source, null, 'Contact CID about this person.')).toBe('CID: Criminal Investigation Department');
  expect(spelledOut(pack.source, null, 'Decide about the acid.')).toBeNull();
});
