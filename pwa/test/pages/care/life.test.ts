// Which steps of a referral are offered to whom.
import { describe, expect, it } from 'vitest';
import { isOver, nextSteps, standing, stepsFor, targetOf, type StepCode } from '../../../src/pages/care/life';

const referral = (to: 'ppu' | 'cid', ...steps: StepCode[]) => ({
  to,
  steps: steps.map((step) => ({ step, at: '2026-11-24T10:00:00Z', by: {}, how: 'phone' as const, agencies: [], recordedBy: 'o1' })),
});

describe('a referral to the public protection unit', () => {
  it('is acknowledged, updated as often as they write, and closed', () => {
    expect(nextSteps(referral('ppu', 'notified', 'acknowledged'), 'ppu')).toEqual(['updated']);
    expect(nextSteps(referral('ppu', 'notified', 'acknowledged', 'updated'), 'ppu')).toEqual(['updated', 'closed']);
    expect(nextSteps(referral('ppu', 'notified', 'acknowledged', 'updated', 'closed'), 'ppu')).toEqual([]);
  });
  it('takes an update that came before any acknowledgement, and both are written down', () => {
    const fresh = referral('ppu', 'notified');
    expect(nextSteps(fresh, 'schools_officer')).toContain('updated');
    expect(stepsFor(fresh, 'updated')).toEqual(['acknowledged', 'updated']);
    expect(stepsFor(referral('ppu', 'notified', 'acknowledged'), 'updated')).toEqual(['updated']);
  });
  it('is chased and taken to a supervisor by officers, which moves nothing', () => {
    const chased = referral('ppu', 'notified', 'chased', 'escalated', 'chased');
    expect(standing(chased)).toBe('notified');
    expect(nextSteps(chased, 'schools_officer')).toEqual(['acknowledged', 'updated', 'chased', 'escalated']);
    expect(nextSteps(chased, 'ppu')).toEqual(['acknowledged', 'updated']);
  });
  it('is no business of the other unit', () => expect(nextSteps(referral('ppu', 'notified'), 'cid')).toEqual([]));
});

describe('a referral to CID', () => {
  it('is accepted or handed back, and after that has a result or is handed back', () => {
    expect(nextSteps(referral('cid', 'sent'), 'cid')).toEqual(['accepted', 'handed_back']);
    expect(nextSteps(referral('cid', 'sent', 'accepted'), 'cid')).toEqual(['result', 'handed_back']);
  });
  it.each(['handed_back', 'result'] as const)('is over once it says %s, also for a chase', (last) => {
    const done = referral('cid', 'sent', 'accepted', last);
    expect(isOver(done)).toBe(true);
    expect(nextSteps(done, 'schools_officer')).toEqual([]);
  });
});

describe('an address', () => {
  it('names all children, one child, somebody for CID, the incident, a referral or its next step', () => {
    expect(targetOf('all')).toEqual({ kind: 'all' });
    expect(targetOf('ppu.p1')).toEqual({ kind: 'new', to: 'ppu', personId: 'p1' });
    expect(targetOf('cid')).toEqual({ kind: 'new', to: 'cid', personId: null });
    expect(targetOf('r-1')).toEqual({ kind: 'referral', id: 'r-1', step: null });
    expect(targetOf('r-1.chased')).toEqual({ kind: 'referral', id: 'r-1', step: 'chased' });
  });
});
