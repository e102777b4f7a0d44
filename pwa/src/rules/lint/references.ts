// Whatever a pack names is there: notes, outcomes, and for each question and requirement exactly one step.

import type { Source } from '../pack';
import type { Refuse } from './refusal';

export function checkReferences(pack: Source, refuse: Refuse): void {
  const has = (list: { code: string }[], code: string): boolean => list.some((member) => member.code === code);
  const cited = (notes: string[], at: string): void => {
    if (notes.some((code) => !has(pack.notes, code))) refuse('unknown-note', at);
  };
  cited([pack.advisory.note], 'advisory');
  for (const list of ['questions', 'routes', 'requirements', 'steps'] as const) {
    for (const { code, notes } of pack[list]) cited(notes, `${list}/${code}`);
  }
  for (const r of pack.requirements) if (r.notes.length === 0) refuse('note-missing', `requirements/${r.code}`);

  for (const { outcome, beside } of pack.outcomeRules) {
    for (const code of [outcome, ...beside]) if (!has(pack.outcomes, code)) refuse('unknown-outcome', `outcomeRules/${code}`);
  }

  for (const step of pack.steps) {
    for (const code of step.questions) if (!has(pack.questions, code)) refuse('unknown-question', `steps/${step.code}`);
    for (const code of step.requirements) if (!has(pack.requirements, code)) refuse('unknown-requirement', `steps/${step.code}`);
  }
  for (const list of ['questions', 'requirements'] as const) {
    for (const { code } of pack[list]) {
      const uses = pack.steps.flatMap((s) => s[list]).filter((other) => other === code).length;
      if (uses !== 1) refuse(uses ? 'in-two-steps' : 'without-step', `${list}/${code}`);
    }
  }
}
