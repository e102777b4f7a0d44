import { describe, expect, it } from 'vitest';
import { asSent, changedBy, mergePatch, recorded, stateOf } from '../../src/domain/case-items';
import { idsIn } from '../../src/domain/items';

const AT = '2026-11-24T10:00:00.000Z';

describe('where an item stands', () => {
  it.each([
    ['referral', { steps: [{ step: 'notified' }, { step: 'chased' }] }, 'notified'], ['answer', { answer: 'not_known' }, 'not_known'], ['decision', { route: 'cse' }, 'cse'],
    ['advisory', { given: {} }, 'given'], ['advisory', { notGiven: {} }, 'not_given'], ['restorative_meeting', { invitations: [], writtenAt: AT }, 'invited'], ['advice', { kind: 'expert' }, 'expert'],
    ['closure', { reopened: null }, 'closed'], ['closure', { reopened: {} }, 'reopened'], ['mark', { mark: 'corrected' }, 'corrected'], ['exhibit', { state: 'refused' }, 'refused'],
    ['parent_contact', { state: 'told' }, 'told'], ['crime', {}, null], ['viewing', {}, null],
  ] as const)('%s %j: %s', (kind, facts, state) => expect(stateOf(kind, facts)).toBe(state));
});

describe('what is recorded of what was sent', () => {
  it('of a referral is its first step', () => {
    const body = { to: 'ppu', personId: 'p1', at: AT, by: { name: 'x' }, toldWhom: { position: 'desk' }, how: 'phone', text: 'said', writtenAt: AT };
    expect(recorded('referral', body, 'o1')).toEqual({ to: 'ppu', personId: 'p1', crimeId: null, writtenAt: AT,
      steps: [{ step: 'notified', at: AT, by: { name: 'x' }, to: { position: 'desk' }, how: 'phone', text: 'said', reference: null, agencies: [], recordedBy: 'o1' }] });
    expect(recorded('referral', { to: 'cid', writtenAt: AT }, 'o1')['steps']).toMatchObject([{ step: 'sent', to: null }]);
  });
  it('has its lists, empty where nothing was said', () => {
    expect(recorded('closure', { at: AT }, 'o1')).toMatchObject({ owed: [], reopened: null });
    expect(recorded('advisory', { given: { at: AT } }, 'o1')).toEqual({ given: { at: AT, present: [] } });
  });
  it('read back is what was sent: a referral, and whether the wording was understood', () => {
    const body = { to: 'ppu', personId: 'p1', at: AT, by: { name: 'x' }, toldWhom: { position: 'desk' }, how: 'phone' };
    expect(asSent('referral', recorded('referral', body, 'o1'))).toMatchObject(body);
    expect(asSent('advisory', { given: { understood: 'no' } })).toMatchObject({ understood: 'no' });
  });
});

describe('a change', () => {
  it('is merged member by member; null takes away, lists are replaced', () => {
    expect(mergePatch({ a: { b: 1, c: 2 }, d: [1, 2], e: 3 }, { a: { c: null }, d: [3] })).toEqual({ a: { b: 1, c: null }, d: [3], e: 3 });
    expect(mergePatch(null, { a: 1 })).toEqual({ a: 1 });
  });
  it('says who re-opened, and puts “understood” where the giving is', () => {
    expect(changedBy('closure', { reopened: null }, { reopened: { at: AT, reason: 'new' } }, 'o1')['reopened']).toEqual({ at: AT, reason: 'new', by: 'o1' });
    expect(changedBy('advisory', { given: { at: AT } }, { understood: 'yes' }, 'o1')).toEqual({ given: { at: AT, understood: 'yes' } });
  });
});

describe('the ids that a body names', () => {
  it('are of people, crimes, items and cases, however deep; accounts and schools are the server’s own', () => {
    const body = { personId: 'p1', by: { officerId: 'o1', personId: 'p2' }, people: [{ personId: 'p3', role: 'victim' }], crimeId: 'c1', schoolId: 's1', toOfficerId: 'o2', incidentId: 'i2',
      wrongPersonId: 'p4', tellAgain: [{ itemId: 'x1' }], note: 'personId', at: AT };
    expect(idsIn(body).sort()).toEqual(['c1', 'i2', 'p1', 'p2', 'p3', 'p4', 'x1']);
  });
});
