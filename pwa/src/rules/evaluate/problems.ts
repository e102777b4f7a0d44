// What cannot stand in a record, whatever the pack says. A problem stops closing and nobody can waive it.

import type { Asked, OutcomeOf, Problem } from '../answer';
import type { Crime, Person } from '../case';
import { under } from '../facts/person';
import { dayOf } from '../instant';
import { outcomeProblem, within } from './outcomes';
import { recorded } from './questions';
import { latestDecision } from './routes';
import { subjects, type Run } from './run';

export function findProblems(run: Run, questions: Asked[], outcomes: OutcomeOf[]): Problem[] {
  const found: Problem[] = [];
  const add = (code: string | undefined, subject: string, subjectId: string): void => {
    if (code !== undefined) found.push({ code, subject, subjectId });
  };
  run.c.persons.forEach((person, place) => {
    const years = run.facts.years[place];
    const linked = run.c.crimes.some((c) => c.links.some((l) => l.role === 'offender' && l.personId === person.id));
    if (under(years, 10) && (person.roles.includes('offender') || linked)) add('offender_under_10', 'person', person.id);
    if (under(years, 18) && person.roles.includes('implicated_adult')) add('implicated_adult_under_18', 'person', person.id);
  });
  run.c.crimes.forEach((crime, place) => {
    add(linkProblem(run, crime), 'crime', crime.id);
    add(offenceProblem(run, crime), 'crime', crime.id);
    add(crime.outcome && outcomeProblem(run, place, crime.outcome, outcomes[place]!), 'crime', crime.id);
  });
  for (const q of questions.filter((q) => q.differs)) {
    if (recorded(run, q.question, q.subject, q.subjectId)?.reason === false) add('answer_needs_reason', q.subject, q.subjectId);
  }
  for (const { id } of subjects(run, 'offender')) {
    const decision = latestDecision(run, id);
    if (decision && !decision.reason && decision.computed !== decision.route) add('decision_needs_reason', 'offender', id);
  }
  return found;
}

/** Everybody linked to a crime takes that part in the incident too. */
function linkProblem({ c, facts }: Run, crime: Crime): string | undefined {
  const places = crime.links.map((l) => c.persons.findIndex((p) => p.id === l.personId));
  const roles = (place: number): readonly string[] => (c.persons[place] as Person).roles;
  const young = (place: number): boolean => facts.years[place]?.atAct === undefined || under(facts.years[place], 10);
  if (places.includes(-1)) return 'link_to_nobody';
  if (crime.links.some((l, at) => l.role === 'involved_under_10' && !young(places[at]!))) return 'link_not_under_10';
  const fits = crime.links.every((l, at) => l.role === 'involved_under_10' || roles(places[at]!).includes(l.role));
  return fits ? undefined : 'link_without_role';
}

/** The offence is in the pack's table, and was law when it happened (or was reported, while that is not known). */
function offenceProblem({ pack, c, now }: Run, { offence }: Crime): string | undefined {
  if (offence === undefined) return undefined;
  const on = dayOf(c.incident.happenedFrom ?? c.incident.reportedAt ?? now);
  const at = pack.source.offences.findIndex((o) => o.code === offence);
  if (at < 0) return 'offence_unknown';
  return within(pack.offences[at]!, on) ? undefined : 'offence_not_valid_on_date';
}
