// Which questions are asked, what the rules suggest, what was answered, and whether that answer still counts.

import type { AnswerCode, Asked } from '../answer';
import { latest, type Answer } from '../case';
import { subjects, viewOf, type Run, type Subject } from './run';

/** Walks the questions so that each comes after those it refers to, and lists them in the pack's order. */
export function askQuestions(run: Run): Asked[] {
  const found: Asked[][] = run.pack.questions.map(() => []);
  for (const at of run.pack.order) {
    const { code, subject } = run.pack.source.questions[at]!;
    for (const who of subjects(run, subject)) {
      const asked = ask(run, at, who);
      const answers =
        subject === 'incident' ? run.incidentAnswers : (subject === 'crime' ? run.crimeAnswers : run.personAnswers)[who.place]!;
      answers[code] = asked.answer ?? undefined;
      found[at]!.push(asked);
    }
  }
  countAggravating(run, found);
  return found.flat();
}

function ask(run: Run, at: number, { place, id }: Subject): Asked {
  const question = run.pack.source.questions[at]!;
  const rule = run.pack.questions[at]!;
  const view = viewOf(run, question.subject, place);
  const entry: Asked = {
    question: question.code,
    subject: question.subject,
    subjectId: id,
    state: 'not_needed',
    answer: null,
    suggested: null,
    differs: false,
    again: false,
    notes: question.notes,
    waivable: question.waivable,
  };
  if (!rule.applies(view)) return entry;
  const suggested = (rule.suggest.find(([, when]) => when(view))?.[0] ?? null) as AnswerCode | null;
  const answer = recorded(run, question.code, question.subject, id);
  if (!answer) return { ...entry, state: 'open', suggested };
  if (question.decisive && isSpent(run, answer, suggested)) return { ...entry, state: 'open', suggested, again: true };
  const known = answer.answer !== 'not_known';
  return {
    ...entry,
    state: known || question.settledByNotKnown ? 'answered' : 'open',
    answer: answer.answer,
    suggested,
    differs: known && suggested !== null && suggested !== answer.answer,
  };
}

/** The latest answer to a question about a subject. One without a subject is about the incident. */
export function recorded({ c }: Run, question: string, subject: string, id: string): Answer | undefined {
  const about = (a: Answer): boolean => (a.subjectId === undefined ? subject === 'incident' : a.subjectId === id);
  return latest(
    c.answers.filter((a) => a.question === question && about(a)),
    (a) => a.at,
  );
}

/** Given before the case was re-opened, or on another suggestion than the one that now contradicts it. */
function isSpent({ c }: Run, answer: Answer, suggested: AnswerCode | null): boolean {
  const { reopenedAt } = c.incident;
  const reopened = reopenedAt !== undefined && answer.at < reopenedAt;
  return reopened || (suggested !== null && answer.computed !== suggested && suggested !== answer.answer);
}

/** A factor that the record itself shows counts until somebody has answered otherwise: nothing is routed by itself meanwhile. */
function countAggravating({ pack, facts }: Run, found: Asked[][]): void {
  const grouped = found.filter((_, at) => pack.source.questions[at]!.group !== undefined).flat();
  facts.incident.aggravatingYes = grouped.filter((q) => (q.answer ?? q.suggested) === 'yes').length;
}

/** Out of scope: only the questions that say so remain. */
export function leaveScope(run: Run, questions: Asked[]): Asked[] {
  const none = { state: 'not_needed', answer: null, suggested: null, differs: false, again: false } as const;
  return questions.map((q) => (run.pack.scopeQuestions.includes(q.question) ? q : { ...q, ...none }));
}
