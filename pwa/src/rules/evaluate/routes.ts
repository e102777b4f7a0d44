// The way out for each offender: what the rules suggest, what a named person decided, and which of the two counts.

import type { Asked, RouteCode, RouteOf } from '../answer';
import { latest, type Crime, type Decision, type LinkRole } from '../case';
import { subjects, viewOf, type Run, type Subject } from './run';

export function findRoutes(run: Run, questions: Asked[]): RouteOf[] {
  const found = subjects(run, 'offender').map((who) => {
    const route = routeOf(run, who, questions);
    note(run, who.place, route);
    return route;
  });
  const on = (wanted: RouteCode | null): number => found.filter(({ route }) => route === wanted).length;
  Object.assign(run.facts.incident, { onCse: on('cse'), onNoProsecution: on('no_prosecution'), undecided: on(null) });
  routeCrimes(run);
  return found;
}

function routeOf(run: Run, { place, id }: Subject, questions: Asked[]): RouteOf {
  const { pack } = run;
  const view = viewOf(run, 'offender', place);
  const held = pack.routes.findIndex((when) => when(view));
  const suggested = (pack.source.routes[held]?.code ?? null) as RouteCode | null;
  const decision = latestDecision(run, id);
  const again = decision !== undefined && isOvertaken(run, decision, suggested);
  const decided = decision && !again ? decision.route : null;
  const isOpen = (code: string): boolean =>
    questions.some((q) => q.question === code && (q.subject === 'incident' || q.subjectId === id) && q.state === 'open');
  return { personId: id, suggested, decided, route: decided ?? suggested, again, waitingFor: pack.routeQuestions.filter(isOpen) };
}

/** The latest decision about a person. */
export function latestDecision({ c }: Run, id: string): Decision | undefined {
  return latest(
    c.decisions.filter((d) => d.personId === id),
    (d) => d.at,
  );
}

/** Made before the case was re-opened, or on another suggestion than the one that now contradicts it. */
function isOvertaken({ c }: Run, decision: Decision, suggested: RouteCode | null): boolean {
  const { reopenedAt } = c.incident;
  const reopened = reopenedAt !== undefined && decision.at < reopenedAt;
  return reopened || (suggested !== null && decision.computed !== suggested && suggested !== decision.route);
}

function note(run: Run, place: number, { personId, suggested, decided, route }: RouteOf): void {
  const decision = decided ? latestDecision(run, personId) : undefined;
  Object.assign(run.facts.offenders[place]!, {
    suggestedRoute: suggested ?? undefined,
    route: route ?? undefined,
    routeDecided: decided !== null,
    routeDecidedAt: decision?.at,
    routeReasoned: decision?.reason ?? false,
  });
}

/**
 * A crime goes the most serious way among its offenders; a victim of a crime with somebody on the no-prosecution route is marked,
 * because an education input is then owed to the victim too.
 */
function routeCrimes({ c, facts }: Run): void {
  const places = new Map(c.persons.map((p, place) => [p.id, place]));
  const linked = (crime: Crime, role: LinkRole): number[] =>
    crime.links.filter((l) => l.role === role).flatMap((l) => places.get(l.personId) ?? []);
  for (const person of facts.persons) person.victimOnNoProsecution = false;
  c.crimes.forEach((crime, at) => {
    const routes = linked(crime, 'offender').map((place) => facts.offenders[place]?.route);
    const settled = routes.length > 0 && !routes.includes(undefined);
    facts.crimes[at]!.route = routes.includes('cse') ? 'cse' : settled ? 'no_prosecution' : undefined;
    if (routes.includes('no_prosecution')) for (const place of linked(crime, 'victim')) facts.persons[place]!.victimOnNoProsecution = true;
  });
}
