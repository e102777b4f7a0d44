// A crime: what, by whom, against whom, and which outcome was recorded.

import type { Crime, LinkRole } from '../case';
import type { FactsOf } from '../vocabulary';
import { under, type Years } from './person';

/** What is said of the people linked: their years and facts by id. */
export type People = ReadonlyMap<string, { years: Years; facts: FactsOf<'person'> }>;

export function crimeFacts(crime: Crime, people: People): FactsOf<'crime'> {
  const linked = (role: LinkRole): NonNullable<ReturnType<People['get']>>[] =>
    crime.links.filter((l) => l.role === role).flatMap((l) => people.get(l.personId) ?? []);
  const [offenders, involved] = [linked('offender'), linked('involved_under_10')];
  const aged = offenders.filter(({ years }) => !under(years, 10));
  const young = involved.filter(({ years }) => under(years, 10) || years.atAct === undefined);
  const suspects = offenders.length + involved.length;
  return {
    offence: crime.offence,
    hasReference: crime.reference,
    transferredAt: crime.transferredAt,
    victims: linked('victim').length,
    offenders: aged.length,
    suspectUnknown: crime.suspectUnknown,
    underTenOnly: suspects > 0 && offenders.length - aged.length + young.length === suspects,
    adultSuspect: offenders.some(({ facts }) => facts.adult === true),
    outcome: crime.outcome?.code,
  };
}
