// Conditions with their names resolved, and their total evaluation: every comparison on something unknown is false.

import type { Instant } from './instant';
import type { Value } from './vocabulary';

export type Facts = Readonly<Record<string, Value>>;

/** What one subject can see: the incident, the person it is about, its own facts, the answers, the clock. */
export interface View {
  incident: Facts;
  person: Facts;
  own: Facts;
  incidentAnswers: Facts;
  ownAnswers: Facts;
  now: Instant;
}
/** Where a fact's value is found. */
export type Place = Exclude<keyof View, 'now'>;
/** Whether a condition holds for a subject. */
export type Holds = (view: View) => boolean;
/** A moment, if its fact is known. */
export type When = (view: View) => Instant | undefined;
