import { describe, expect, it } from 'vitest';
import { checkWho, whoToWire, type Who } from '../../src/domain/who';

describe('somebody', () => {
  it.each<[string, Who | null, Who | null]>([
    ['nobody chosen', null, null], ['not known yet', {}, null], ['somebody else, not named', { name: ' ', position: '' }, null],
    ['a person of the case', { personId: 'p1' }, { personId: 'p1' }], ['an officer', { officerId: 'o1', name: 'Demo' }, { officerId: 'o1', name: 'Demo' }],
    ['a name alone', { name: ' A. Demo ', position: '' }, { name: 'A. Demo' }], ['a position alone', { name: '', position: 'Head of year' }, { position: 'Head of year' }],
  ])('(%s) is sent as it is meant', (_what, who, wire) => expect(whoToWire(who)).toEqual(wire));
  it('must be chosen, and named when it is somebody else; “not known yet” will do where it is offered', () => {
    expect(checkWho('by', null)).toEqual([{ field: 'by-other', code: 'choose' }]);
    expect(checkWho('by', { name: '', position: '' })).toEqual([{ field: 'by-name', code: 'required' }]);
    expect([checkWho('by', {}, true), checkWho('by', null, true), checkWho('by', { personId: 'p1' })]).toEqual([[], [], []]);
    expect([checkWho('by', { name: 'x'.repeat(120) }), checkWho('by', { name: 'x', position: 'x'.repeat(121) })]).toEqual([[], [{ field: 'by-position', code: 'too-long' }]]);
  });
});
