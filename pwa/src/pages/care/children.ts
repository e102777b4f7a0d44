// Each child of a case and how far the public protection unit has been told; and who is to be referred to CID.
import type { CaseFile, CaseView } from '../../state/case-view';
import type { Guided, Owed } from '../../state/guidance';
import { isChildOn } from '../../state/vocabulary';
import { isOver, standing, type Referral, type StepCode, type Unit } from './life';

export interface Child {
  personId: string;
  /** The one that counts: still running, or else the newest. */
  referral: Referral | null;
  state: StepCode | null;
  /** What the guidance still asks for about the unit, with its dates. */
  owed: Owed[];
  under13: boolean;
  ageUnknown: boolean;
}

const live = <T extends { withdrawn?: unknown }>(list: readonly T[]): T[] => list.filter((one) => !one.withdrawn);
const INVOLVED = ['victim', 'offender', 'witness', 'other'];

/** The referral about somebody (or about the whole incident) that counts. */
export function referralAbout(file: CaseFile, to: Unit, personId: string | null): Referral | null {
  const about = live(file.items.referrals).filter((one) => one.to === to && (one.personId ?? null) === personId && !one.crimeId);
  return about.findLast((one) => !isOver(one)) ?? about.at(-1) ?? null;
}

/** What is open about somebody and a unit, in the order of the guidance. */
export function openAbout(guided: Guided | null, prefix: string, subjectId: string): Owed[] {
  const open = (one: Owed) =>
    one.requirement.startsWith(prefix) && one.subjectId === subjectId && (one.state === 'owed' || one.state === 'waiting');
  return guided?.evaluation.requirements.filter(open) ?? [];
}

/** Without the guidance on the phone everybody involved who is not known to be an adult counts: rather one too many. */
function childIds(view: CaseView, guided: Guided | null): string[] {
  const { file } = view;
  if (guided) return guided.evaluation.people.filter((one) => one.child).map((one) => one.personId);
  const day = (file.report?.reportedAt ?? file.writtenAt).slice(0, 10);
  const parts = live(file.parties)
    .filter((party) => INVOLVED.includes(party.role))
    .map((party) => party.personId);
  return [...new Set(parts)].filter(
    (id) =>
      isChildOn(
        file.persons.find((one) => one.id === id),
        day,
      ) !== false,
  );
}

export function childrenOf(view: CaseView, guided: Guided | null): Child[] {
  return childIds(view, guided).map((personId) => {
    const referral = referralAbout(view.file, 'ppu', personId);
    const seen = guided?.evaluation.people.find((one) => one.personId === personId);
    return {
      personId,
      referral,
      state: referral && standing(referral),
      owed: openAbout(guided, 'ppu_', personId),
      under13: seen?.under13 ?? false,
      ageUnknown: seen?.ageUnknown ?? false,
    };
  });
}

export const notNotified = (children: readonly Child[]): Child[] => children.filter((child) => !child.referral);

/** "2 of 3 notified, 1 acknowledged". */
export function tally(children: readonly Child[]): { children: number; notified: number; acknowledged: number } {
  const told = children.filter((child) => child.referral);
  return { children: children.length, notified: told.length, acknowledged: told.filter((child) => child.state !== 'notified').length };
}

export interface ForCid {
  /** null: the incident as a whole. */
  personId: string | null;
  referral: Referral | null;
  owed: Owed[];
}
/** Offenders on the route to CID, whoever has been referred already, and the incident where an adult is implicated and nobody is named. */
export function forCid(view: CaseView, guided: Guided | null): ForCid[] {
  const onRoute = guided?.evaluation.routes.filter((route) => route.route === 'cse').map((route) => route.personId) ?? [];
  const referred = live(view.file.items.referrals).flatMap((one) => (one.to === 'cid' && one.personId ? [one.personId] : []));
  const people = [...new Set([...onRoute, ...referred])].map((personId) => ({
    personId,
    referral: referralAbout(view.file, 'cid', personId),
    owed: openAbout(guided, 'cid_', personId),
  }));
  const whole = { personId: null, referral: referralAbout(view.file, 'cid', null), owed: openAbout(guided, 'cid_', view.file.id) };
  return whole.referral || whole.owed.length ? [...people, whole] : people;
}
