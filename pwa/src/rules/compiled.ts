// A pack that has passed the linter, its expressions resolved to places instead of names. There is no other way to one.

import { factsIn, type After, type Expr, type Moment } from './expr';
import { HOUR, parseDay, type Day } from './instant';
import { lint, type Refusal } from './lint';
import { questionOrder, questionOf } from './lint/questions';
import { source as readSource, type Question as AskedOf, type Requirement as OwedTo, type Source } from './pack';
import { Malformed, parseJson } from './parts';
import type { Holds, Place, When } from './values';
import { findFact } from './vocabulary';

type Span = [from: Day | undefined, to: Day | undefined];

/** A linted pack. */
export interface Pack {
  /** The pack as written: texts, tables, wording. */
  source: Source;
  questions: { applies: Holds; suggest: [answer: string, when: Holds][] }[];
  /** Places in `questions`, each after those it refers to. */
  order: number[];
  routes: Holds[];
  /** Codes of the questions that the routes ask about, in the pack's order. */
  routeQuestions: string[];
  requirements: { applies: Holds; met: Holds; waiting: Holds; urgent: Holds; due: [when: Holds, by: When][] }[];
  pending: Holds[];
  outcomes: Span[];
  offences: Span[];
  outcomeRules: Holds[];
  outOfScope: Holds;
  /** Codes of the questions that decide if the case is in scope at all. */
  scopeQuestions: string[];
}

/** A pack, or why it is refused. */
export type Parsed = { pack: Pack; refusals: [] } | { pack: undefined; refusals: Refusal[] };

/** Reads and lints a pack from its JSON text. */
export function parsePack(json: string): Parsed {
  return guarded(() => parseJson(json));
}

/** The same, from what the text says. */
export function readPack(value: unknown): Parsed {
  return guarded(() => value);
}

function guarded(value: () => unknown): Parsed {
  let source: Source;
  try {
    source = readSource(value());
  } catch (error) {
    if (error instanceof Malformed || error instanceof SyntaxError) return { pack: undefined, refusals: [{ code: 'malformed', at: '' }] };
    throw error;
  }
  const refusals = lint(source);
  return refusals.length ? { pack: undefined, refusals } : { pack: compile(source), refusals: [] };
}

const always: Holds = () => true;
const never: Holds = () => false;

function compile(source: Source): Pack {
  const condition = (e: Expr): Holds => resolve(source, e);
  const named = (list: Expr[]): string[] => {
    const facts = list.flatMap(factsIn);
    return source.questions.map((q) => q.code).filter((code) => facts.includes(`answer.${code}`));
  };
  const span = (row: { from: string | undefined; to: string | undefined }): Span => [parse(row.from), parse(row.to)];
  const question = (q: AskedOf): Pack['questions'][number] => ({
    applies: condition(q.appliesWhen),
    suggest: q.suggest.map((s) => [s.answer, condition(s.when)]),
  });
  const requirement = (r: OwedTo): Pack['requirements'][number] => ({
    applies: condition(r.appliesWhen),
    met: condition(r.metWhen),
    waiting: r.waitingWhen ? condition(r.waitingWhen) : never,
    urgent: r.urgentWhen ? condition(r.urgentWhen) : never,
    due: r.due.map((d) => [d.when ? condition(d.when) : always, later(source, d.by)]),
  });
  return {
    source,
    questions: source.questions.map(question),
    order: questionOrder(source) ?? [],
    routes: source.routes.map((r) => condition(r.when)),
    routeQuestions: named(source.routes.map((r) => r.when)),
    requirements: source.requirements.map(requirement),
    pending: source.steps.map((s) => (s.pendingWhen ? condition(s.pendingWhen) : never)),
    outcomes: source.outcomes.map(span),
    offences: source.offences.map(span),
    outcomeRules: source.outcomeRules.map((r) => condition(r.when)),
    outOfScope: condition(source.outOfScopeWhen),
    scopeQuestions: named([source.outOfScopeWhen]),
  };
}

const parse = (text: string | undefined): Day | undefined => (text === undefined ? undefined : parseDay(text));

function resolve(source: Source, e: Expr): Holds {
  switch (e.op) {
    case 'all': {
      const list = e.list.map((inner) => resolve(source, inner));
      return (view) => list.every((holds) => holds(view));
    }
    case 'any': {
      const list = e.list.map((inner) => resolve(source, inner));
      return (view) => list.some((holds) => holds(view));
    }
    case 'not': {
      const holds = resolve(source, e.inner);
      return (view) => !holds(view);
    }
    case 'before': {
      const [first, second] = e.moments.map((m) => moment(source, m)) as [When, When];
      return (view) => {
        const [a, b] = [first(view), second(view)];
        return a !== undefined && b !== undefined && a < b;
      };
    }
  }
  const [place, name] = placed(source, e.fact);
  switch (e.op) {
    case 'is':
      return (view) => view[place][name] === e.value;
    case 'oneOf':
      return (view) => {
        const value = view[place][name];
        return typeof value === 'string' && e.codes.includes(value);
      };
    case 'known':
      return (view) => view[place][name] !== undefined;
    case 'atLeast':
      return (view) => {
        const value = view[place][name];
        return typeof value === 'number' && value >= e.least;
      };
  }
}

function moment(source: Source, m: Moment): When {
  return m === 'now' ? (view) => view.now : later(source, m);
}

function later(source: Source, { fact, hours, days }: After): When {
  const [place, name] = placed(source, fact);
  const more = ((hours ?? 0) + 24 * (days ?? 0)) * HOUR;
  return (view) => {
    const at = view[place][name];
    return typeof at === 'number' ? at + more : undefined;
  };
}

/** Where a fact is; the linter has let through only names that are somewhere. */
function placed(source: Source, fact: string): [Place, string] {
  const question = questionOf(source, fact);
  if (question) return [question.subject === 'incident' ? 'incidentAnswers' : 'ownAnswers', question.code];
  const found = findFact(fact);
  const scope = found?.scope;
  return [scope === 'incident' || scope === 'person' ? scope : 'own', found?.name ?? ''];
}
