// A pack as it is written: the parts of the JSON, refused when they hold a member nobody knows.

import { after, expr, whole } from './expr';
import { codeOf, flag, listOf, maybe, or, parts, text as string } from './parts';

const texts = or(listOf(string), []);
const off = or(flag, false);
const code = string;

/** English and Welsh. The linter refuses one without the other. */
const text = parts({ en: or(string, ''), cy: or(string, '') });
/** A code and what is shown for it: a role's label, or one of the guidance's notes. */
const label = parts({ code, text });
/** An abbreviation and its words. */
const term = parts({ code, country: maybe(codeOf(['england', 'wales'])), short: text, long: text });
/** The wording to be read out (note 8): exact, in each language only once approved. */
const wording = parts({ note: string, placeholder: string, en: string, cy: maybe(string), missing: text });
/** The first one that holds is the suggestion. */
const suggestion = parts({ answer: string, when: expr });
/** A question and what the rules suggest as its answer. */
const question = parts({
  code,
  subject: string,
  group: maybe(string),
  text,
  notes: listOf(string),
  appliesWhen: expr,
  suggest: or(listOf(suggestion), []),
  settledByNotKnown: off,
  decisive: off,
  waivable: flag,
});
/** A way out for an offender; the first one that holds is suggested. */
const route = parts({ code, text, notes: listOf(string), when: expr });
/** The first one that holds says by when. */
const due = parts({ when: maybe(expr), by: after });
/** Something owed: to whom, by whom, when, on whose note. */
const requirement = parts({
  code,
  subject: string,
  text,
  notes: listOf(string),
  owedBy: string,
  appliesWhen: expr,
  metWhen: expr,
  waitingWhen: maybe(expr),
  urgentWhen: maybe(expr),
  due: or(listOf(due), []),
  waivable: flag,
});
/** A box of the flowchart. */
const step = parts({
  code,
  lane: string,
  text,
  notes: listOf(string),
  questions: texts,
  requirements: texts,
  pendingWhen: maybe(expr),
});
/** A row of the offence table; its words are those an officer would type to find it. */
const offence = parts({
  code,
  text,
  law: string,
  classCode: maybe(string),
  words: or(parts({ en: texts, cy: texts }), { en: [], cy: [] }),
  from: maybe(string),
  to: maybe(string),
  forceMustConfirm: flag,
});
/** A row of the outcome table. */
const outcome = parts({
  code,
  text,
  from: maybe(string),
  to: maybe(string),
  needsNamedSuspect: flag,
  suspects: string,
  forceMustConfirm: flag,
});
/** The first one that holds suggests its outcome; those beside it need no reason either. */
const outcomeRule = parts({ outcome: string, beside: texts, when: expr });

/** The whole pack. */
export const source = parts({
  language: whole,
  version: string,
  status: codeOf(['draft', 'issued']),
  from: maybe(string),
  title: text,
  source: text,
  welsh: codeOf(['draft', 'approved']),
  roles: listOf(label),
  terms: listOf(term),
  notes: listOf(label),
  advisory: wording,
  questions: listOf(question),
  routes: listOf(route),
  requirements: listOf(requirement),
  steps: listOf(step),
  offences: listOf(offence),
  outcomes: listOf(outcome),
  outcomeRules: listOf(outcomeRule),
  outOfScopeWhen: expr,
});

export type Source = ReturnType<typeof source>;
export type Text = ReturnType<typeof text>;
export type Wording = ReturnType<typeof wording>;
export type Question = ReturnType<typeof question>;
export type Requirement = ReturnType<typeof requirement>;
export type Language = 'en' | 'cy';

/**
 * The wording to be read out, with the crime type in its blank. Undefined in a language that has no approved wording: it may not be
 * given in that language, and no other language may stand in for it.
 */
export function filledWording(wording: Wording, language: Language, crimeType: Text): string | undefined {
  const [before, after] = wording[language]?.split(wording.placeholder) ?? [];
  return before === undefined || after === undefined ? undefined : `${before}${crimeType[language]}${after}`;
}
