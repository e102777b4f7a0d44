// The case facts document: what both sides build from the case file, and all that the rules ever see of a case. No name, no birth
// date, no text. Its JSON form is described in `openapi/rules/SPEC.md`, section 3.

import * as c from './codes';
import { parseInstant } from './instant';
import { codeOf, flag, listOf, Malformed, maybe, or, parseJson, parts, text, upTo, written, type Read } from './parts';

/** An identifier: ASCII letters, digits and hyphens, at most 64. */
const id = written((value) => (/^[A-Za-z0-9-]{1,64}$/.test(value) ? value : undefined));
const instant = written(parseInstant);
const at = maybe(instant);
const count = maybe(upTo(9_999));
const off = or(flag, false);
const maybeCode = <C extends string>(codes: readonly C[]): Read<C | undefined> => maybe(codeOf(codes));
const maybeList = <T>(read: Read<T>): Read<T[]> => or(listOf(read), []);

/** The incident's own facts. */
const incident = parts({
  id,
  status: codeOf(c.STATUS),
  reportedAt: at,
  happenedFrom: at,
  reopenedAt: at,
  country: maybeCode(c.COUNTRY),
  channel: maybeCode(c.CHANNEL),
  reporterKind: maybeCode(c.REPORTER),
  victimConfirms: maybeCode(c.CONFIRMS),
  schoolProcedures: maybeCode(c.PROCEDURES),
  generalEducation: maybeCode(c.LESSON),
});
/** Whole years on the three dates; absent while not known. */
const ages = parts({ taken: count, shared: count, reported: count });
/** Somebody with at least one live party; withdrawn parties are left out. */
const person = parts({
  id,
  roles: listOf(codeOf(c.ROLE)),
  ages: or(ages, { taken: undefined, shared: undefined, reported: undefined }),
  addedAt: at,
  parents: maybeCode(c.PARENTS),
  signpostedAt: at,
  education: maybeCode(c.INPUT),
});
/** One person's part in a crime. */
const link = parts({ personId: id, role: codeOf(c.LINK_ROLE) });
/** The outcome recorded for a crime. */
const outcome = parts({ code: text, at: instant, reason: off });
/** A crime and the people linked to it. */
const crime = parts({
  id,
  offence: maybe(text),
  reference: off,
  transferredAt: at,
  suspectUnknown: off,
  links: maybeList(link),
  outcome: maybe(outcome),
});
/** A referral and where it stands. */
const referral = parts({
  id,
  to: codeOf(c.REFERRAL_TO),
  personId: maybe(id),
  state: codeOf(c.REFERRAL_STATE),
  sentAt: instant,
  at: instant,
  chases: count,
  escalatedAt: at,
  reason: off,
});
/** A device or other thing. */
const exhibit = parts({ id, state: codeOf(c.EXHIBIT), sealed: maybe(flag), located: maybe(flag), reason: off });
/** Somebody has seen the image; nothing here says what it shows. */
const viewing = parts({ id, told: maybe(flag), reason: off });
/** Advice that was asked for and given. */
const advice = parts({ id, kind: codeOf(c.ADVICE), at: instant });
/** An answer to a question of the pack. */
const answer = parts({
  id,
  question: text,
  subjectId: maybe(id),
  answer: codeOf(c.ANSWER),
  computed: maybeCode(c.ANSWER),
  at: instant,
  reason: off,
});
/** A named person's decision on an offender's route. */
const decision = parts({ id, personId: id, route: codeOf(c.ROUTE), computed: maybeCode(c.ROUTE), at: instant, reason: off });
/** Earlier occasions for one offence. */
const occasion = parts({ id, personId: id, offence: text, onRecord: count, elsewhere: count, checkedAt: at });
/** One giving of the wording, or why it was not given. */
const advisory = parts({ id, personId: id, state: codeOf(c.ADVISORY), at: instant, inError: off });
/** Where a restorative meeting stands for one person. */
const restorative = parts({ id, personId: id, state: codeOf(c.RESTORATIVE), at: instant });

/** The whole document. Lists left out are empty. */
const document = parts({
  incident,
  persons: maybeList(person),
  crimes: maybeList(crime),
  referrals: maybeList(referral),
  exhibits: maybeList(exhibit),
  viewings: maybeList(viewing),
  advice: maybeList(advice),
  answers: maybeList(answer),
  decisions: maybeList(decision),
  occasions: maybeList(occasion),
  advisories: maybeList(advisory),
  restorative: maybeList(restorative),
});

export type Case = ReturnType<typeof document>;
export type Person = Case['persons'][number];
export type Crime = Case['crimes'][number];
export type Referral = Case['referrals'][number];
export type Answer = Case['answers'][number];
export type Decision = Case['decisions'][number];
export type Outcome = NonNullable<Crime['outcome']>;
export type LinkRole = (typeof c.LINK_ROLE)[number];

/**
 * Reads a document; undefined if it is not one. Anything it does not know is refused; lists are put in the order of their ids, so
 * that the answer does not depend on the order in which they were written.
 */
export function readCase(value: unknown): Case | undefined {
  try {
    const found = document(value);
    for (const list of Object.values(found)) if (Array.isArray(list)) sort(list);
    return found.referrals.every((r) => statesOf(r).includes(r.state)) ? found : undefined;
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

/** The same, from its JSON text. */
export function parseCase(json: string): Case | undefined {
  try {
    return readCase(parseJson(json));
  } catch (error) {
    if (error instanceof Malformed || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The states this kind of referral moves through, in order. */
export function statesOf(referral: Referral): c.Codes {
  return referral.to === 'ppu' ? c.PPU_STATE : c.CID_STATE;
}

/** An id stands once in each list. */
function sort(list: { id: string }[]): void {
  list.sort((a, b) => (a.id < b.id ? -1 : 1));
  if (list.some((item, place) => item.id === list[place - 1]?.id)) throw new Malformed();
}

/** The last of those with the highest key. */
export function latest<T>(list: readonly T[], key: (item: T) => number): T | undefined {
  return list.reduce<T | undefined>((best, item) => (best === undefined || key(item) >= key(best) ? item : best), undefined);
}
