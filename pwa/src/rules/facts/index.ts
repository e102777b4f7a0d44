// From the case facts document to named facts. Nothing here decides anything: it counts, picks the latest, and says unknown.

import type { Case } from '../case';
import type { FactsOf } from '../vocabulary';
import { crimeFacts } from './crime';
import { incidentFacts } from './incident';
import { offenderFacts } from './offender';
import { personFacts, under, yearsOf, type Years } from './person';

/** Every fact of a case, by scope and by the place of the subject in the document. */
export interface CaseFacts {
  incident: FactsOf<'incident'>;
  persons: FactsOf<'person'>[];
  /** As long as `persons`; nobody reads the row of somebody who is no offender. */
  offenders: FactsOf<'offender'>[];
  crimes: FactsOf<'crime'>[];
  exhibits: FactsOf<'exhibit'>[];
  referrals: FactsOf<'referral'>[];
  viewings: FactsOf<'viewing'>[];
  /** Whether each person may be an offender: recorded as one, and not under ten. */
  isOffender: boolean[];
  years: Years[];
}

/**
 * The facts that are known from the record alone (stage 1). Where a member of the document is the fact itself it is carried over with
 * the rest of its part; what is not in the vocabulary cannot be named.
 */
export function factsOf(c: Case): CaseFacts {
  const years = c.persons.map(yearsOf);
  const persons = c.persons.map((p, place) => personFacts(c, p, years[place]!));
  const isOffender = c.persons.map((p, place) => p.roles.includes('offender') && !under(years[place], 10));
  const people = new Map(c.persons.map((p, place) => [p.id, { years: years[place]!, facts: persons[place]! }]));
  return {
    incident: incidentFacts(c, persons, isOffender),
    persons,
    offenders: c.persons.map((p) => offenderFacts(c, p)),
    crimes: c.crimes.map((crime) => crimeFacts(crime, people)),
    exhibits: c.exhibits.map((x) => ({ ...x, reasonRecorded: x.reason })),
    referrals: c.referrals.map((r) => ({ ...r, stateAt: r.at, reasonRecorded: r.reason })),
    viewings: c.viewings.map((x) => ({ ...x, reasonRecorded: x.reason })),
    isOffender,
    years,
  };
}
