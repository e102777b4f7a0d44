// The incident: how it was reported, and how many of everything there are.

import type { Case } from '../case';
import type { FactsOf } from '../vocabulary';
import { highest } from './person';

export function incidentFacts(c: Case, persons: FactsOf<'person'>[], isOffender: boolean[]): FactsOf<'incident'> {
  const i = c.incident;
  const advised = (kind: string): number | undefined => highest(c.advice.filter((a) => a.kind === kind).map((a) => a.at));
  const people = (fact: 'child' | 'victim'): number => persons.filter((p) => p[fact] === true).length;
  return {
    ...i,
    closed: i.status === 'closed',
    thirdPartyAdviceAt: advised('third_party'),
    expertAdviceAt: advised('expert'),
    people: persons.length,
    children: people('child'),
    adultsImplicated: adultsImplicated(c, persons),
    under13: persons.filter((p) => typeof p.youngestAge === 'number' && p.youngestAge < 13).length,
    agesUnknown: persons.filter((p) => p.child === true && p.youngestAge === undefined).length,
    victims: people('victim'),
    offenders: isOffender.filter(Boolean).length,
    crimes: c.crimes.length,
    exhibits: c.exhibits.length,
    viewings: c.viewings.length,
    cidReferrals: c.referrals.filter((r) => r.to === 'cid').length,
    suspectsUnknown: c.crimes.filter((crime) => crime.suspectUnknown).length,
  };
}

/** Adults recorded as offenders or as implicated; a parent or a teacher is not counted. */
function adultsImplicated(c: Case, persons: FactsOf<'person'>[]): number {
  const implicated = c.persons.filter((p) => p.roles.includes('offender') || p.roles.includes('implicated_adult'));
  return implicated.filter((p) => persons[c.persons.indexOf(p)]?.adult === true).length;
}
