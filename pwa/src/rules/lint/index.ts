// What makes a pack unfit: the linter of `openapi/rules/SPEC.md`, section 5. The twin gives the same list in the same order.

import type { Source } from '../pack';
import { checkExpressions } from './expressions';
import { checkFloor } from './floor';
import { checkQuestions } from './questions';
import { checkReferences } from './references';
import type { Refusal } from './refusal';
import { checkShape } from './shape';
import { checkTexts } from './texts';

export type { Refusal } from './refusal';

/** Everything that is wrong with a pack, in a fixed order; nothing means fit. */
export function lint(pack: Source): Refusal[] {
  const found: Refusal[] = [];
  const checks = [checkShape, checkTexts, checkReferences, checkExpressions, checkQuestions, checkFloor];
  for (const check of checks) check(pack, (code, at) => void found.push({ code, at }));
  return found;
}
