// @vitest-environment happy-dom
// What a write says, in words: nobody puts something right that they cannot read.
import { describe, expect, it } from 'vitest';
import { ITEM_KINDS } from '../../src/domain/items';
import { kindOf, sayAll, sayChanges, sayMember } from '../../src/pages/parts/changes';
import { whereMade } from '../../src/pages/waiting/made-at';
import { match } from '../../src/router';
import type { Source } from '../../src/state/guidance';
import type { OutboxItem } from '../../src/state/vocabulary';
import { AT, caseFile, me, person } from '../support/files';
import { PACK } from '../support/pack';

const stamp = { etag: '"1"', version: 1, writtenAt: AT, receivedAt: AT, recordedBy: me, withdrawn: null };
const file = caseFile('i1', { persons: [person('p1', { givenNames: 'Demo', familyName: 'Invented' })],
  items: { ...caseFile('i1').items, decisions: [{ id: 'd1', personId: 'p1', route: 'cse', decidedBy: { name: 'x' }, rationale: 'x', at: AT, ...stamp }] } });
const words = { file, pack: PACK as unknown as Source };
const said = (kind: string, body: object) => sayAll(kind, body as Record<string, unknown>, words).map(({ label, text }) => `${label}: ${text}`);

describe('a write in words', () => {
  it('of a referral says to whom, about whom, by whom and how', () => {
    expect(said('referral', { to: 'ppu', personId: 'p1', at: AT, by: { name: 'A. Demo', position: 'Officer' }, how: 'phone', text: 'Said so', writtenAt: AT, crimeId: null })).toEqual([
      'To: Public protection unit', 'Person: Demo Invented', 'When: Tue, 24 Nov 2026, 10:00', 'By: A. Demo, Officer', 'How: By phone', 'Text: Said so']);
  });
  it('of a crime says its people and their parts, and the offence in the words of the guidance', () => {
    const [offence, people, suspect] = said('crime', { offence: 'pca_distribute_show', people: [{ personId: 'p1', role: 'offender' }], suspectUnknown: false });
    const known = (PACK as Source).offences.find((one) => one.code === 'pca_distribute_show')!;
    expect([offence, people, suspect]).toEqual([`Offence: ${known.text.en}`, 'People: Demo Invented, Offender', 'No suspect known: No']);
  });
  it('of an answer says the question', () => {
    const question = (PACK as Source).questions[0]!;
    expect(said('answer', { question: question.code, answer: 'not_known' })).toEqual([`Question: ${question.text.en}`, 'Answer: Not known yet']);
  });
  it('goes down to who, when and why, however deep', () => {
    expect(said('restorative_meeting', { invitations: [{ who: { personId: 'p1' }, at: AT, answers: [{ agreed: false, by: { name: 'Parent' }, at: AT, reason: 'No' }] }] })).toEqual([
      'Invited: Who: Demo Invented, When: Tue, 24 Nov 2026, 10:00, What they said: Agreed: No, When: Tue, 24 Nov 2026, 10:00, By: Parent, Reason: No']);
  });
  it('has no code, no id and no bare object left in it, whatever the kind', () => {
    for (const kind of ITEM_KINDS) expect(kindOf(kind), kind).not.toBe(kind);
    expect(sayMember('mark', 'toOfficerId', '0193d2a4-7b00-7c3b-8b1a-0123456789ab', words).text).not.toContain('0193');
    expect(sayMember('exhibit', 'withdrawnReason', 'twice', words)).toEqual({ label: 'Reason for withdrawing', text: 'twice' });
  });
});

describe('a change in words', () => {
  const step = (kind: string) => ({ step: kind, at: AT, by: { officerId: me.id }, how: 'phone', agencies: [], text: null, recordedBy: me.id });
  it('of a list that only grew is what was added', () => {
    const change = { field: 'steps', before: [step('notified')], after: [step('notified'), step('chased')] };
    expect(sayChanges({ kind: 'referral', version: 2, changes: [change] }, words)).toEqual([
      { label: 'Steps', before: null, after: 'Step: Asked again, When: Tue, 24 Nov 2026, 10:00, By: Demonstration Officer, How: By phone' }]);
  });
  it('of anything else is both, and of what was recorded first only what it is', () => {
    const change = { field: 'sealNumber', before: 'S1', after: 'S2' };
    expect(sayChanges({ kind: 'exhibit', version: 2, changes: [change] }, words)).toEqual([{ label: 'Seal number', before: 'S1', after: 'S2' }]);
    expect(sayChanges({ kind: 'exhibit', version: 1, changes: [{ ...change, before: null }, { field: 'handOvers', before: null, after: [] }] }, words)).toEqual([{ label: 'Seal number', before: null, after: 'S2' }]);
  });
  it('of a part in the case does not repeat whose it is', () => {
    expect(sayChanges({ kind: 'party', version: 1, changes: [{ field: 'personId', after: 'p1' }, { field: 'role', after: 'victim' }] }, words)).toEqual([{ label: 'Part', before: null, after: 'Victim' }]);
  });
});

describe('the page where a write was made', () => {
  const item = (kind: string, method = 'PUT', resourceId = 'x1') => ({ head: { kind, method, incidentId: 'i1', resourceId } }) as unknown as OutboxItem;
  const bodies: Record<string, object> = {
    answer: { question: 'adult_implicated' }, decision: { personId: 'p1' }, advisory: { personId: 'p1' }, parent_contact: { personId: 'p1' }, signposting: { personId: 'p1' }, mark: { mark: 'merged_into' },
  };
  it('is a page of the app, for every kind', () => {
    for (const kind of ITEM_KINDS) {
      const path = whereMade(item(kind), (bodies[kind] ?? {}) as Record<string, unknown>, file);
      expect(match(path).name, `${kind} ${path}`).not.toMatch(/^(unknown|case|withdraw)$/);
    }
  });
  it('of a change is found through what is changed', () => {
    expect(whereMade(item('decision', 'PATCH', 'd1'), { rationale: 'y' }, file)).toBe('/cases/i1/decisions/p1');
    expect(whereMade(item('decision', 'PATCH', 'gone'), { rationale: 'y' }, file)).toBe('/cases/i1');
    expect(whereMade(item('closure', 'PATCH'), { reopened: {} }, file)).toBe('/cases/i1/reopen');
    expect(whereMade(item('crime', 'PATCH', 'c1'), { outcome: {} }, file)).toBe('/cases/i1/crimes/c1/outcome');
  });
});
