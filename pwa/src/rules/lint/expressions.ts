// Every expression names facts that exist, that its subject has, that are known by then, and compares like with like.

import { ANSWER } from '../codes';
import { depth, MOST_DAYS, MOST_DEPTH, MOST_HOURS, type After, type Expr } from '../expr';
import type { Source } from '../pack';
import { findFact, type Kind, type Scope } from '../vocabulary';
import type { Refuse } from './refusal';

export function checkExpressions(pack: Source, refuse: Refuse): void {
  const on = (subject: string, stage: number, at: string): Checker => checker(pack, subject, stage, (code) => refuse(code, at));
  for (const q of pack.questions) {
    const check = on(q.subject, 1, `questions/${q.code}`);
    check.expr(q.appliesWhen);
    for (const s of q.suggest) check.expr(s.when);
  }
  for (const r of pack.routes) on('offender', 2, `routes/${r.code}`).expr(r.when);
  for (const r of pack.requirements) {
    const check = on(r.subject, 4, `requirements/${r.code}`);
    for (const e of [r.appliesWhen, r.metWhen, r.waitingWhen, r.urgentWhen]) check.expr(e);
    for (const due of r.due) {
      check.expr(due.when);
      check.after(due.by);
    }
  }
  for (const s of pack.steps) on('incident', 4, `steps/${s.code}`).expr(s.pendingWhen);
  for (const r of pack.outcomeRules) on('crime', 3, `outcomeRules/${r.outcome}`).expr(r.when);
  on('incident', 1, 'outOfScopeWhen').expr(pack.outOfScopeWhen);
}

interface Checker {
  expr: (e: Expr | undefined) => void;
  after: (after: After) => void;
}

function checker(pack: Source, subject: string, stage: number, refuse: (code: string) => void): Checker {
  /** The kind of a fact this subject may name here; otherwise the reason goes on the list. */
  const kindOf = (name: string): Kind | undefined => {
    if (name.startsWith('answer.')) {
      const question = pack.questions.find((q) => q.code === name.slice(7));
      if (question?.subject === 'incident' || (question && question.subject === subject)) return ANSWER;
      refuse(question ? 'fact-not-of-subject' : 'unknown-question');
      return undefined;
    }
    const fact = findFact(name);
    const bad = !fact
      ? 'unknown-fact'
      : !sees(subject, fact.scope)
        ? 'fact-not-of-subject'
        : fact.stage > stage
          ? 'fact-too-early'
          : undefined;
    if (bad) refuse(bad);
    return bad ? undefined : fact?.kind;
  };
  const fact = (name: string, wanted: Kind): void => {
    const kind = kindOf(name);
    if (kind !== undefined && kind !== wanted) refuse('ill-typed');
  };
  const coded = (name: string, codes: string[]): void => {
    const kind = kindOf(name);
    if (kind === undefined) return;
    const table = kind === 'offence' ? pack.offences : pack.outcomes;
    const list = typeof kind === 'string' ? table.map(({ code }) => code) : kind;
    if (kind === 'flag' || kind === 'count' || kind === 'instant' || codes.length === 0) refuse('ill-typed');
    else if (!codes.every((code) => list.includes(code))) refuse('unknown-code');
  };
  const after = ({ fact: name, hours, days }: After): void => {
    fact(name, 'instant');
    if ((hours ?? 0) > MOST_HOURS || (days ?? 0) > MOST_DAYS) refuse('out-of-range');
  };
  const operator = (e: Expr): void => {
    switch (e.op) {
      case 'all':
      case 'any':
        return e.list.forEach(operator);
      case 'not':
        return operator(e.inner);
      case 'is':
        return typeof e.value === 'string' ? coded(e.fact, [e.value]) : fact(e.fact, 'flag');
      case 'oneOf':
        return coded(e.fact, e.codes);
      case 'known':
        return void kindOf(e.fact);
      case 'before':
        return e.moments.forEach((m) => m === 'now' || after(m));
      case 'atLeast':
        return fact(e.fact, 'count');
    }
  };
  const expr = (e: Expr | undefined): void => {
    if (e) {
      if (depth(e) > MOST_DEPTH) refuse('too-deep');
      else operator(e);
    }
  };
  return { expr, after };
}

/** Which facts a subject can see: everybody the incident's, people their own, offenders theirs too, things theirs. */
function sees(subject: string, scope: Scope): boolean {
  return scope === 'incident' || (scope === 'person' ? ['child', 'victim', 'offender'].includes(subject) : subject === scope);
}
