// @vitest-environment happy-dom
// What the forms about children send, and what they refuse first.
import { describe, expect, it } from 'vitest';
import { changedIn, checkAfter, instantOf } from '../../../src/pages/care/checks';
import { checkNotify, referralsOf, type NotifyAnswer } from '../../../src/pages/care/notify';
import { checkParents, parentsToWire, type ParentsAnswer } from '../../../src/pages/care/parents';
import { servicesFor } from '../../../src/pages/care/signposting';
import { checkStep, stepBodies, type StepAnswer } from '../../../src/pages/care/step';

const at = { day: '24', month: '11', year: '2025', time: '10:30' };
const fields = (errors: { field: string }[]) => errors.map((error) => error.field);
const notify: NotifyAnswer = {
  children: ['ada', 'ben'],
  at,
  by: { officerId: 'o1', name: 'Demonstration officer' },
  toldWhom: { name: '', position: 'Duty desk' },
  how: 'phone',
  reference: ' F-1 ',
  text: ' ',
  agencies: 'Children’s services\n\n Health ',
};
const first = { step: 'notified' as const, at: '2025-11-24T10:30:40Z', by: {}, how: 'phone' as const, agencies: [], recordedBy: 'o1' };

describe('one form for several children', () => {
  it('makes one referral each, alike but for the child', () => {
    const [ada, ben] = referralsOf('ppu', notify, null).map((one) => one.body);
    expect(ada).toEqual({
      to: 'ppu',
      personId: 'ada',
      at: '2025-11-24T10:30:00.000Z',
      by: { officerId: 'o1', name: 'Demonstration officer' },
      toldWhom: { position: 'Duty desk' },
      how: 'phone',
      text: null,
      reference: 'F-1',
      agencies: ['Children’s services', 'Health'],
    });
    expect(ben).toEqual({ ...ada, personId: 'ben' });
  });
  it('makes one about nobody for the incident as a whole', () =>
    expect(referralsOf('cid', { ...notify, children: [''] }, null)[0]!.body).not.toHaveProperty('personId'));
  it('is refused without a child, without a way, and before the report', () => {
    expect(fields(checkNotify({ ...notify, children: [], how: '' }, null))).toEqual(['children', 'how-here']);
    expect(checkNotify(notify, '2025-11-24T11:00:00Z')).toEqual([{ field: 'at-day', code: 'before-reported' }]);
    expect(checkNotify(notify, null)).toEqual([]);
  });
});

describe('a moment in whole minutes', () => {
  it('typed in the minute of what it follows is not before it', () => {
    expect(instantOf(at, first.at)).toBe(first.at);
    expect(checkAfter('at', at, first.at)).toEqual([]);
  });
  it('typed in an earlier minute is', () => {
    expect(checkAfter('at', { ...at, time: '10:29' }, first.at)).toEqual([{ field: 'at-day', code: 'too-early' }]);
  });
});

describe('what a unit said', () => {
  const answer: StepAnswer = {
    at,
    by: { name: '', position: 'Duty desk' },
    to: null,
    how: 'phone',
    text: 'They look into it.',
    agencies: '',
    reference: '',
  };
  it('needs somebody who said it, and the words where words are due', () => {
    expect(fields(checkStep('updated', { ...answer, by: { name: '', position: '' }, text: '' }, { steps: [first] }))).toEqual([
      'by-name',
      'text',
    ]);
    expect(checkStep('acknowledged', { ...answer, text: '' }, { steps: [first] })).toEqual([]);
  });
  it('as an update before any acknowledgement becomes two steps, and the words are said once', () => {
    const bodies = stepBodies('updated', answer, { steps: [first] });
    expect(bodies.map((body) => [body.step, body.at, 'text' in body ? body.text : undefined])).toEqual([
      ['acknowledged', first.at, undefined],
      ['updated', first.at, 'They look into it.'],
    ]);
  });
  it('when taken to a supervisor names one', () =>
    expect(fields(checkStep('escalated', { ...answer, to: { name: '', position: '' } }, { steps: [first] }))).toEqual(['to-name']));
});

describe('parents', () => {
  const answer: ParentsAnswer = { state: 'not_told', reason: '', who: null, at, by: { officerId: 'o1' }, language: 'not_known' };
  it('who were not told need a reason; who were told need none, and none is sent', () => {
    expect(fields(checkParents(answer))).toEqual(['reason']);
    expect(parentsToWire('ada', { ...answer, state: 'told', reason: 'typed before' })).toMatchObject({
      reason: null,
      language: null,
      who: null,
    });
  });
});

it('in Wales its own service comes first, in England it is not offered, and elsewhere it is rather too many than too few', () => {
  expect(servicesFor('wales')[0]).toBe('meic');
  expect(servicesFor('england')).not.toContain('meic');
  expect(servicesFor(null)[0]).toBe('meic');
});

it('a change names only what differs: null and absent are the same, and so are two orders of members', () => {
  const known = { who: { name: 'A', position: null }, note: null, list: [{ a: 1, b: 2 }] };
  expect(changedIn(known, { who: { position: null, name: 'A', personId: null }, note: null, other: null, list: [{ b: 2, a: 1 }] })).toEqual(
    {},
  );
  expect(changedIn(known, { who: { personId: 'p1', name: null }, note: 'x' })).toEqual({ who: { personId: 'p1', name: null }, note: 'x' });
});
