// A person: child or adult, in which parts, and what has been done for them.

import type { Case, LinkRole, Person } from '../case';
import { PPU_STATE } from '../codes';
import type { FactsOf } from '../vocabulary';

/** What the three ages say. */
export interface Years {
  /** The lowest of those known. */
  youngest: number | undefined;
  /** When the image was taken or shared, whichever is higher; when reported, if neither is known. */
  atAct: number | undefined;
}

const known = <T>(value: T | undefined): value is T => value !== undefined;
export const lowest = (list: number[]): number | undefined => (list.length ? Math.min(...list) : undefined);
export const highest = (list: number[]): number | undefined => (list.length ? Math.max(...list) : undefined);

export function yearsOf({ ages: { taken, shared, reported } }: Person): Years {
  return { youngest: lowest([taken, shared, reported].filter(known)), atAct: highest([taken, shared].filter(known)) ?? reported };
}

/** Known to have been younger than this at the time of the act. */
export const under = (years: Years | undefined, age: number): boolean => years?.atAct !== undefined && years.atAct < age;

/**
 * Under 18 on one of the dates. While no age is known: a victim or offender counts as a child, and so do a witness and a pupil who
 * reported it unless they have an adult's part as well; nobody else does.
 */
function isChild({ incident }: Case, { roles }: Person, { youngest }: Years): boolean {
  if (youngest !== undefined) return youngest < 18;
  const oneOf = (wanted: string[]): boolean => roles.some((role) => wanted.includes(role));
  const pupil = incident.reporterKind === 'child' || incident.reporterKind === 'other_pupil';
  const bystander = oneOf(['witness']) || (pupil && oneOf(['reporter']));
  const young = oneOf(['victim', 'offender']) || (bystander && !oneOf(['parent_carer', 'appropriate_adult', 'safeguarding_lead']));
  return young && !oneOf(['implicated_adult']);
}

export function personFacts(c: Case, person: Person, years: Years): FactsOf<'person'> {
  const has = (role: Person['roles'][number]): boolean => person.roles.includes(role);
  const crimesAs = (role: LinkRole): number =>
    c.crimes.filter((crime) => crime.links.some((l) => l.personId === person.id && l.role === role)).length;
  return {
    ...person,
    child: isChild(c, person, years),
    adult: years.atAct === undefined ? has('implicated_adult') : years.atAct >= 18,
    youngestAge: years.youngest,
    ageAtAct: years.atAct,
    victim: has('victim'),
    offender: has('offender'),
    witness: has('witness'),
    crimesAsVictim: crimesAs('victim'),
    crimesAsOffender: crimesAs('offender'),
    ...notified(c, person),
  };
}

/** The public protection unit's referrals about this person: how far the furthest has come, and when the first was made. */
function notified(c: Case, person: Person): FactsOf<'person'> {
  const about = c.referrals.filter((r) => r.to === 'ppu' && r.personId === person.id);
  const states: readonly string[] = PPU_STATE;
  return {
    ppuReferral: states[highest(about.map((r) => states.indexOf(r.state))) ?? -1],
    ppuNotifiedAt: lowest(about.map((r) => r.sentAt)),
    ppuChases: Math.max(0, ...about.map((r) => r.chases ?? 0)),
    ppuEscalatedAt: lowest(about.map((r) => r.escalatedAt).filter(known)),
  };
}
