// The boxes of the flowchart.

import type { Asked, Owed, StepState } from '../answer';
import { viewOf, type Run } from './run';

/**
 * A box is owed while anything in it is owed or asked, waiting while only others have to act, and done when all is settled. An empty
 * box is waiting while the pack says that it may yet fill.
 */
export function findSteps(run: Run, questions: Asked[], requirements: Owed[], outOfScope: boolean): StepState[] {
  const view = viewOf(run, 'incident', 0);
  return run.pack.source.steps.map((step, at) => {
    const states: string[] = [
      ...requirements.filter((r) => step.requirements.includes(r.requirement)).map((r) => r.state),
      ...questions.filter((q) => step.questions.includes(q.question)).map((q) => q.state),
    ];
    const many = (...wanted: string[]): number => states.filter((state) => wanted.includes(state)).length;
    const [settled, waiting, owed] = [many('met', 'answered'), many('waiting'), many('owed', 'open')];
    const pending = !outOfScope && run.pack.pending[at]!(view);
    const state = owed ? 'owed' : waiting ? 'waiting' : settled ? 'done' : pending ? 'waiting' : 'not_needed';
    return { step: step.code, lane: step.lane, state, settled, total: settled + waiting + owed };
  });
}
