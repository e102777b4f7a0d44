// One evaluation: facts, then questions, routes, outcomes, requirements, steps, and whether the case may be closed. Pure and total:
// the clock is an argument, and whatever is not known is simply not known.

import type { Evaluation, Seen } from '../answer';
import type { Case } from '../case';
import type { Pack } from '../compiled';
import { under } from '../facts/person';
import type { Instant } from '../instant';
import { closableOf } from './closing';
import { findOutcomes } from './outcomes';
import { findProblems } from './problems';
import { askQuestions, leaveScope } from './questions';
import { findRequirements } from './requirements';
import { findRoutes } from './routes';
import { newRun, viewOf, type Run } from './run';
import { findSteps } from './steps';

/** What the pack says about a case at a moment, in milliseconds since 1970 (UTC). */
export function evaluate(pack: Pack, c: Case, now: Instant): Evaluation {
  const run = newRun(pack, c, now);
  const asked = askQuestions(run);
  const outOfScope = pack.outOfScope(viewOf(run, 'incident', 0));
  const questions = outOfScope ? leaveScope(run, asked) : asked;
  const routes = outOfScope ? [] : findRoutes(run, questions);
  const outcomes = outOfScope ? [] : findOutcomes(run);
  const requirements = findRequirements(run, outOfScope);
  const steps = findSteps(run, questions, requirements, outOfScope);
  const problems = outOfScope ? [] : findProblems(run, questions, outcomes);
  const closable = closableOf(questions, requirements, problems);
  const people = seen(run);
  return { pack: pack.source.version, outOfScope, people, questions, routes, requirements, outcomes, steps, problems, closable };
}

function seen({ c, facts }: Run): Seen[] {
  return c.persons.map(({ id }, place) => {
    const { child, adult } = facts.persons[place]!;
    const years = facts.years[place]!;
    return {
      personId: id,
      child: child === true,
      adult: adult === true,
      under13: years.youngest !== undefined && years.youngest < 13,
      under10: under(years, 10),
      ageUnknown: child === true && years.youngest === undefined,
    };
  });
}
