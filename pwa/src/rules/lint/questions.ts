// Questions as a graph: no cycle, none that can never be asked; and no requirement that can never apply.

import { factsIn, type Expr } from '../expr';
import type { Question, Source } from '../pack';
import type { Refuse } from './refusal';

export function checkQuestions(pack: Source, refuse: Refuse): void {
  const { order, stuck } = sort(pack);
  if (stuck) return refuse('question-cycle', `questions/${stuck.code}`);
  const never = new Set<Question>();
  for (const at of order) {
    const question = pack.questions[at]!;
    if (constant(pack, question.appliesWhen, never) === false) {
      never.add(question);
      refuse('question-unreachable', `questions/${question.code}`);
    }
  }
  for (const r of pack.requirements) {
    if (constant(pack, r.appliesWhen, never) === false) refuse('requirement-unreachable', `requirements/${r.code}`);
  }
}

/** The question that a fact `answer.CODE` names. */
export function questionOf(pack: Source, fact: string): Question | undefined {
  return fact.startsWith('answer.') ? pack.questions.find((q) => q.code === fact.slice(7)) : undefined;
}

/** The questions in an order in which each comes after those it refers to; none when they go round in a circle. */
export function questionOrder(pack: Source): number[] | undefined {
  const { order, stuck } = sort(pack);
  return stuck ? undefined : order;
}

function sort(pack: Source): { order: number[]; stuck?: Question } {
  const needs = pack.questions.map((q) =>
    [q.appliesWhen, ...q.suggest.map((s) => s.when)].flatMap(factsIn).map((f) => questionOf(pack, f)),
  );
  const order: number[] = [];
  const done = new Set<Question | undefined>([undefined]);
  while (order.length < needs.length) {
    const at = needs.findIndex((need, place) => !order.includes(place) && need.every((other) => done.has(other)));
    if (at < 0) return { order: [], stuck: pack.questions.find((_, place) => !order.includes(place))! };
    order.push(at);
    done.add(pack.questions[at]);
  }
  return { order };
}

/** What an expression is whatever the facts; undefined when it depends on them. */
export function constant(pack: Source, e: Expr, never: ReadonlySet<Question>): boolean | undefined {
  switch (e.op) {
    case 'all':
    case 'any': {
      const parts = e.list.map((inner) => constant(pack, inner, never));
      const decided = e.op === 'any';
      if (parts.includes(decided) || (!decided && contradicts(e.list))) return decided;
      return parts.includes(undefined) ? undefined : !decided;
    }
    case 'not': {
      const held = constant(pack, e.inner, never);
      return held === undefined ? undefined : !held;
    }
    case 'is':
    case 'oneOf':
    case 'known': {
      const question = questionOf(pack, e.fact);
      return question && never.has(question) ? false : undefined;
    }
    default:
      return undefined;
  }
}

/** Two different values demanded of one fact. */
function contradicts(list: Expr[]): boolean {
  const wanted = list.filter((e) => e.op === 'is');
  return wanted.some((a) => wanted.some((b) => a.fact === b.fact && a.value !== b.value));
}
