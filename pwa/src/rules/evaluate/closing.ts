// Nothing is finalised while anything is owed, and the answer says what.

import type { Asked, Closable, Owed, Problem, Reason } from '../answer';

export function closableOf(questions: Asked[], requirements: Owed[], problems: Problem[]): Closable {
  const open = questions.filter((q) => q.state === 'open');
  const owed = requirements.filter((r) => r.state === 'owed' || r.state === 'waiting');
  const reason = (kind: Reason['kind'], code: string, { subject, subjectId }: Problem | Asked | Owed, waivable: boolean): Reason => ({
    kind,
    code,
    subject,
    subjectId,
    waivable,
  });
  const reasons = [
    ...open.map((q) => reason('question', q.question, q, q.waivable)),
    ...owed.map((r) => reason('requirement', r.requirement, r, r.waivable)),
    ...problems.map((p) => reason('problem', p.code, p, false)),
  ];
  return { officer: reasons.length === 0, supervisor: reasons.every((r) => r.waivable), reasons };
}
