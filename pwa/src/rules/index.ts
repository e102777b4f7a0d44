// The guidance as data: reads a pack, refuses one that does not lint, and says what it demands of a case at a moment.
//
// `openapi/rules/SPEC.md` gives the language, the facts, the answer and the linter's codes. The twin in `api/rules` gives the same
// answers, byte for byte; `tests/vectors/rules` and `tests/rules-differential` hold the two together.

export type {
  AnswerCode,
  Asked,
  Closable,
  Evaluation,
  OutcomeOf,
  Owed,
  Problem,
  Reason,
  RouteCode,
  RouteOf,
  Seen,
  StepState,
} from './answer';
export { parseCase, readCase, type Case } from './case';
export { parsePack, readPack, type Pack, type Parsed } from './compiled';
export { evaluate } from './evaluate';
export { ageOn, parseDay, parseInstant, writeDay, writeInstant, type Day, type Instant } from './instant';
export type { Refusal } from './lint';
export { filledWording, type Language, type Source, type Text, type Wording } from './pack';
