// What an evaluation says. The order of members and of lists is part of the contract: the twin's JSON is the same, byte for byte.

import type * as c from './codes';

export type AnswerCode = (typeof c.ANSWER)[number];
export type RouteCode = (typeof c.ROUTE)[number];

/** The whole answer. */
export interface Evaluation {
  /** The pack's version. */
  pack: string;
  /** The pack's own condition says the guidance does not apply. */
  outOfScope: boolean;
  people: Seen[];
  questions: Asked[];
  routes: RouteOf[];
  requirements: Owed[];
  outcomes: OutcomeOf[];
  steps: StepState[];
  problems: Problem[];
  closable: Closable;
}

/** How the rules see a person: what a badge on the screen says. */
export interface Seen {
  personId: string;
  child: boolean;
  /** At the time of the act. Somebody who turned 18 since is both child and adult on different dates, and is no adult here. */
  adult: boolean;
  /** Loud and urgent. */
  under13: boolean;
  /** Never an offender. */
  under10: boolean;
  /** Seen as a child only because no age is known. */
  ageUnknown: boolean;
}

/** A question of the pack, asked about one subject. */
export interface Asked {
  question: string;
  subject: string;
  subjectId: string;
  state: 'not_needed' | 'open' | 'answered';
  /** What a person chose, if it still counts. */
  answer: AnswerCode | null;
  /** What the rules suggest. */
  suggested: AnswerCode | null;
  /** Chosen and suggested are both there and not the same. */
  differs: boolean;
  /** An earlier answer no longer counts: the case was re-opened, or a new suggestion contradicts it. */
  again: boolean;
  notes: string[];
  waivable: boolean;
}

/** The way out for one offender. */
export interface RouteOf {
  personId: string;
  suggested: RouteCode | null;
  decided: RouteCode | null;
  /** The decision if it still counts, else the suggestion. */
  route: RouteCode | null;
  /** A decision was made on another suggestion that no longer holds. */
  again: boolean;
  /** Questions the routes ask about that are still open. */
  waitingFor: string[];
}

/** A requirement of the pack, for one subject. */
export interface Owed {
  requirement: string;
  subject: string;
  subjectId: string;
  state: 'not_needed' | 'owed' | 'waiting' | 'met';
  dueAt: string | null;
  overdue: boolean;
  urgent: boolean;
  owedBy: string;
  notes: string[];
  waivable: boolean;
}

/** What may be recorded as a crime's outcome. */
export interface OutcomeOf {
  crimeId: string;
  suggested: string | null;
  /** These need no reason either. */
  beside: string[];
  /** Everything that could be recorded now, with a reason. */
  offered: string[];
  recorded: string | null;
  /** The recorded outcome is one the rules accept. */
  stands: boolean;
}

/** A box of the flowchart. */
export interface StepState {
  step: string;
  lane: string;
  state: 'not_needed' | 'owed' | 'waiting' | 'done';
  /** So many of `total` questions and requirements are settled. */
  settled: number;
  total: number;
}

/** Something in the record that cannot stand. */
export interface Problem {
  code: string;
  subject: string;
  subjectId: string;
}

/** Whether the case may be closed, by whom, and if not why. */
export interface Closable {
  /** Nothing is owed. */
  officer: boolean;
  /** Whatever is owed may be waived by a supervisor with a reason. */
  supervisor: boolean;
  reasons: Reason[];
}

/** One thing that stands in the way of closing. */
export interface Reason {
  kind: 'question' | 'requirement' | 'problem';
  code: string;
  subject: string;
  subjectId: string;
  waivable: boolean;
}
