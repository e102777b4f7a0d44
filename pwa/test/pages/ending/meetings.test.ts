// @vitest-environment happy-dom
// Where a restorative meeting stands, as the server reads it.
import { describe, expect, it } from 'vitest';
import { meetingState, verdict, withAnswer, type Invitation } from '../../../src/pages/ending/meetings';
import { suggestion } from '../../../src/pages/ending/restorative';
import { AT, person } from '../../support/files';
import { decided, guided, plainCase } from '../../support/guided';

const child = { personId: 'ada' };
const mother = { position: 'Mother' };
const said = (by: object, agreed: boolean) => ({ by, agreed, at: AT, reason: agreed ? null : 'no' });
const invited = (...answers: ReturnType<typeof said>[]): Invitation => ({ who: child, at: AT, answers });

describe('an invitation', () => {
  it('has no answer until somebody gives one', () => expect(verdict(invited())).toBeNull());
  it('is declined when the parent declines, though the child agrees', () =>
    expect(verdict(invited(said(child, true), said(mother, false)))).toBe(false));
  it('is declined whichever of the two speaks last', () => expect(verdict(invited(said(mother, false), said(child, true)))).toBe(false));
  it('is agreed when the one who declined agrees later', () =>
    expect(verdict(invited(said(mother, false), said(child, true), said(mother, true)))).toBe(true));
});

describe('a meeting', () => {
  const state = (invitations: Invitation[], rest: object = {}) => meetingState({ invitations, ...rest });
  it('waits until everybody has answered', () => expect(state([invited(said(child, true)), invited()])).toBe('invited'));
  it('is agreed when everybody has agreed', () => expect(state([invited(said(child, true)), invited(said(mother, true))])).toBe('agreed'));
  it('is declined when one declines, whoever else is still to answer', () =>
    expect(state([invited(said(child, false)), invited()])).toBe('declined'));
  it('that was held was held, and one that is not suitable is that', () => {
    expect(state([invited(said(child, true))], { heldAt: AT })).toBe('held');
    expect(state([invited()], { notSuitable: { at: AT, reason: 'afraid' } })).toBe('not_suitable');
  });
  it('keeps every answer when one more is added, and the other invitations as they are', () => {
    const before = [invited(said(child, true)), invited()];
    const after = withAnswer(before, 0, said(mother, false));
    expect(after[0]!.answers).toHaveLength(2);
    expect(after[1]).toBe(before[1]);
    expect(before[0]!.answers).toHaveLength(1);
  });
});

describe('a meeting is suggested', () => {
  it('for an offender on the route without prosecution', () =>
    expect(suggestion(guided(plainCase(decided)))).toEqual({ owed: ['ada'], none: null }));
  it('not where a child under 13 is involved', () => {
    const persons = [
      person('ada', { givenNames: 'Ada', dateOfBirth: '2011-03-09' }),
      person('ben', { givenNames: 'Ben', dateOfBirth: '2014-11-09' }),
    ];
    expect(suggestion(guided(plainCase(decided, { persons })))).toEqual({ owed: [], none: 'under13' });
  });
  it('not while nobody is on that route', () => expect(suggestion(guided(plainCase()))).toEqual({ owed: [], none: 'route' }));
});
