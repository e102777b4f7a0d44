// Every fact an expression may name, with its kind and the stage from which it is known. `openapi/rules/facts.json` is the same list
// for readers and for the twin; a test holds the two together.

import * as c from './codes';

/** A code of a closed list, one of the pack's offences or outcomes, true or false, a whole number, a moment. */
export type Kind = c.Codes | 'flag' | 'offence' | 'outcome' | 'count' | 'instant';

/** From which stage a fact is known: 1 recorded, 2 questions, 3 routes, 4 outcomes. */
type Table = Record<string, Record<string, readonly [kind: Kind, stage: number]>>;

const flag = ['flag', 1] as const;
const count = ['count', 1] as const;
const instant = ['instant', 1] as const;

export const FACTS = {
  incident: {
    country: [c.COUNTRY, 1],
    channel: [c.CHANNEL, 1],
    reporterKind: [c.REPORTER, 1],
    reportedAt: instant,
    happenedFrom: instant,
    reopenedAt: instant,
    closed: flag,
    victimConfirms: [c.CONFIRMS, 1],
    schoolProcedures: [c.PROCEDURES, 1],
    generalEducation: [c.LESSON, 1],
    thirdPartyAdviceAt: instant,
    expertAdviceAt: instant,
    people: count,
    children: count,
    adultsImplicated: count,
    under13: count,
    agesUnknown: count,
    victims: count,
    offenders: count,
    crimes: count,
    exhibits: count,
    viewings: count,
    cidReferrals: count,
    suspectsUnknown: count,
    aggravatingYes: ['count', 2],
    onCse: ['count', 3],
    onNoProsecution: ['count', 3],
    undecided: ['count', 3],
  },
  person: {
    child: flag,
    adult: flag,
    youngestAge: count,
    ageAtAct: count,
    victim: flag,
    offender: flag,
    witness: flag,
    addedAt: instant,
    crimesAsVictim: count,
    crimesAsOffender: count,
    ppuReferral: [c.PPU_STATE, 1],
    ppuNotifiedAt: instant,
    ppuChases: count,
    ppuEscalatedAt: instant,
    parents: [c.PARENTS, 1],
    signpostedAt: instant,
    education: [c.INPUT, 1],
    victimOnNoProsecution: ['flag', 3],
  },
  offender: {
    previousSameOffence: count,
    previousChecked: flag,
    cidReferral: [c.CID_STATE, 1],
    cidSentAt: instant,
    cidStateAt: instant,
    advisory: [c.ADVISORY, 1],
    restorative: [c.RESTORATIVE, 1],
    suggestedRoute: [c.ROUTE, 3],
    route: [c.ROUTE, 3],
    routeDecided: ['flag', 3],
    routeDecidedAt: ['instant', 3],
    routeReasoned: ['flag', 3],
  },
  crime: {
    offence: ['offence', 1],
    hasReference: flag,
    transferredAt: instant,
    victims: count,
    offenders: count,
    suspectUnknown: flag,
    underTenOnly: flag,
    adultSuspect: flag,
    route: [c.ROUTE, 3],
    outcome: ['outcome', 1],
    outcomeStands: ['flag', 4],
  },
  exhibit: {
    state: [c.EXHIBIT, 1],
    sealed: flag,
    located: flag,
    reasonRecorded: flag,
  },
  referral: {
    to: [c.REFERRAL_TO, 1],
    state: [c.REFERRAL_STATE, 1],
    sentAt: instant,
    stateAt: instant,
    reasonRecorded: flag,
  },
  viewing: {
    told: flag,
    reasonRecorded: flag,
  },
} as const satisfies Table;

export type Scope = keyof typeof FACTS;
/** A fact's value; undefined unless somebody said so. A moment is a number of milliseconds. */
export type Value = boolean | number | string | undefined;
/** The values of one scope. */
export type FactsOf<S extends Scope> = Partial<Record<keyof (typeof FACTS)[S], Value>>;

/** Finds a fact by its full name. */
export function findFact(full: string): { scope: Scope; name: string; kind: Kind; stage: number } | undefined {
  const dot = full.indexOf('.');
  const [scope, name] = [full.slice(0, dot), full.slice(dot + 1)];
  const table: Table = FACTS;
  if (dot < 0 || !Object.hasOwn(table, scope) || !Object.hasOwn(table[scope]!, name)) return undefined;
  const [kind, stage] = table[scope]![name]!;
  return { scope: scope as Scope, name, kind, stage };
}
