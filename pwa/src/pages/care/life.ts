// The life of a referral: which steps may follow, and whose they are. Twin of api/domain/src/case/referral.rs.
import type { CaseFile } from '../../state/case-view';
import type { How } from './parts';

export type Referral = CaseFile['items']['referrals'][number];
export type Step = Referral['steps'][number];
export type StepCode = Step['step'];
export type Unit = 'ppu' | 'cid';

const REMARKS: readonly StepCode[] = ['chased', 'escalated'];
const OVER: readonly StepCode[] = ['closed', 'handed_back', 'result'];
const UNITS: readonly StepCode[] = ['acknowledged', 'updated', 'closed', 'accepted', 'handed_back', 'result'];
const FOLLOW: Partial<Record<StepCode, StepCode[]>> = {
  notified: ['acknowledged'],
  acknowledged: ['updated'],
  updated: ['updated', 'closed'],
  sent: ['accepted', 'handed_back'],
  accepted: ['result', 'handed_back'],
};

/** A chase or an escalation is noted and moves nothing. */
export const isRemark = (step: StepCode): boolean => REMARKS.includes(step);
/** The unit itself takes it, or somebody writes down who of the unit said so. */
export const isUnits = (step: StepCode): boolean => UNITS.includes(step);
export const mustSay = (step: StepCode): boolean => step === 'updated' || step === 'handed_back' || step === 'result';

export const standing = (referral: Pick<Referral, 'steps'>): StepCode => referral.steps.findLast((step) => !isRemark(step.step))!.step;
export const isOver = (referral: Pick<Referral, 'steps'>): boolean => OVER.includes(standing(referral));

/**
 * The steps offered. A unit that calls with its update has not always acknowledged first: that is offered at once, and `stepsFor` writes
 * both down.
 */
export function nextSteps(referral: Pick<Referral, 'to' | 'steps'>, role: string): StepCode[] {
  if (isOver(referral)) return [];
  const at = standing(referral);
  const units = at === 'notified' ? (['acknowledged', 'updated'] as StepCode[]) : (FOLLOW[at] ?? []);
  if (role === referral.to) return units;
  return role === 'ppu' || role === 'cid' ? [] : [...units, ...REMARKS];
}
/** What is written down for one chosen step. */
export const stepsFor = (referral: Pick<Referral, 'steps'>, step: StepCode): StepCode[] =>
  step === 'updated' && standing(referral) === 'notified' ? ['acknowledged', 'updated'] : [step];

/** The last moment of its life: the next one is not before it. */
export const lastAt = (referral: Pick<Referral, 'steps'>): string => referral.steps.at(-1)!.at;
export const HERE: How = 'here';

export type Target =
  { kind: 'all' } | { kind: 'new'; to: Unit; personId: string | null } | { kind: 'referral'; id: string; step: StepCode | null };

/**
 * One address for each form, so that each keeps its own half-typed answers: `all`, `ppu.{person}`, `cid.{person}`, `cid`, `{referral}`,
 * `{referral}.{step}`.
 */
export function targetOf(param: string): Target {
  const [first = '', second = null] = param.split('.');
  if (first === 'all') return { kind: 'all' };
  if (first === 'ppu' || first === 'cid') return { kind: 'new', to: first, personId: second };
  return { kind: 'referral', id: first, step: second as StepCode | null };
}
