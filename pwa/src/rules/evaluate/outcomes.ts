// The outcome of each crime: suggested, offered, recorded, and whether the recorded one can stand.

import type { OutcomeOf } from '../answer';
import type { Outcome } from '../case';
import { dayOf, type Day } from '../instant';
import { viewOf, type Run } from './run';

export function findOutcomes(run: Run): OutcomeOf[] {
  const found = run.c.crimes.map((_, place) => outcomeOf(run, place));
  found.forEach(({ stands }, place) => (run.facts.crimes[place]!.outcomeStands = stands));
  return found;
}

function outcomeOf(run: Run, place: number): OutcomeOf {
  const { pack, c, now } = run;
  const could = (code: string): boolean => unfit(run, place, code, dayOf(now)) === undefined;
  const view = viewOf(run, 'crime', place);
  const rule = pack.source.outcomeRules.find((r, at) => pack.outcomeRules[at]!(view) && could(r.outcome));
  const { id, outcome: recorded } = c.crimes[place]!;
  const found: OutcomeOf = {
    crimeId: id,
    suggested: rule?.outcome ?? null,
    beside: rule?.beside.filter(could) ?? [],
    offered: pack.source.outcomes.map((o) => o.code).filter(could),
    recorded: recorded?.code ?? null,
    stands: false,
  };
  return { ...found, stands: recorded !== undefined && outcomeProblem(run, place, recorded, found) === undefined };
}

/** Why a recorded outcome cannot stand. */
export function outcomeProblem(run: Run, place: number, recorded: Outcome, found: OutcomeOf): string | undefined {
  const free = found.suggested === null || found.suggested === recorded.code || found.beside.includes(recorded.code);
  const unexplained = !free && !recorded.reason ? 'outcome_needs_reason' : undefined;
  return unfit(run, place, recorded.code, dayOf(recorded.at)) ?? unexplained;
}

/** Why an outcome does not fit a crime on a date. */
function unfit({ pack, facts }: Run, place: number, code: string, on: Day): string | undefined {
  const at = pack.source.outcomes.findIndex((o) => o.code === code);
  const outcome = pack.source.outcomes[at];
  if (!outcome) return 'outcome_unknown';
  const crime = facts.crimes[place]!;
  const [underTen, adult] = [crime.underTenOnly === true, crime.adultSuspect === true];
  const fits = { child: !adult, adult, under_10: underTen }[outcome.suspects] ?? true;
  if (!within(pack.outcomes[at]!, on)) return 'outcome_not_valid_on_date';
  if (outcome.needsNamedSuspect && !underTen && crime.offenders === 0) return 'outcome_needs_named_suspect';
  return fits ? undefined : 'outcome_not_for_suspect';
}

/** Whether a date lies in a span, both ends counted, an open end without limit. */
export function within([from, to]: [from: Day | undefined, to: Day | undefined], on: Day): boolean {
  return (from === undefined || from <= on) && (to === undefined || on <= to);
}
