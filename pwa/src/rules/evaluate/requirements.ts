// What is owed, to whom, by when, on whose note.

import type { Owed } from '../answer';
import { writeInstant } from '../instant';
import { subjects, viewOf, type Run, type Subject } from './run';

/** Every requirement for every subject in the pack's order. */
export function findRequirements(run: Run, outOfScope: boolean): Owed[] {
  return run.pack.source.requirements.flatMap(({ subject }, at) =>
    subjects(run, subject).map((who) => requirementOf(run, at, who, outOfScope)),
  );
}

function requirementOf(run: Run, at: number, { place, id }: Subject, outOfScope: boolean): Owed {
  const source = run.pack.source.requirements[at]!;
  const rule = run.pack.requirements[at]!;
  const view = viewOf(run, source.subject, place);
  const state = outOfScope || !rule.applies(view) ? 'not_needed' : rule.met(view) ? 'met' : rule.waiting(view) ? 'waiting' : 'owed';
  const open = state === 'owed' || state === 'waiting';
  // The first rule that holds says by when; nothing if its fact is unknown.
  const due = open ? rule.due.find(([when]) => when(view))?.[1](view) : undefined;
  return {
    requirement: source.code,
    subject: source.subject,
    subjectId: id,
    state,
    dueAt: due === undefined ? null : writeInstant(due),
    overdue: due !== undefined && due < run.now,
    urgent: open && rule.urgent(view),
    owedBy: source.owedBy,
    notes: source.notes,
    waivable: source.waivable,
  };
}
