// What is known so far in one evaluation, and what each subject can see of it.

import type { Case } from '../case';
import type { Pack } from '../compiled';
import { factsOf, type CaseFacts } from '../facts';
import type { Instant } from '../instant';
import type { View } from '../values';
import type { Value } from '../vocabulary';

type Answers = Record<string, Value>;

export interface Run {
  pack: Pack;
  c: Case;
  now: Instant;
  facts: CaseFacts;
  incidentAnswers: Answers;
  personAnswers: Answers[];
  crimeAnswers: Answers[];
}

/** One subject: its place in the document's list, and its id. */
export interface Subject {
  place: number;
  id: string;
}

// Without a prototype: a pack may name a question as it likes.
const blank = (): Answers => Object.create(null) as Answers;
const nothing = {};

export function newRun(pack: Pack, c: Case, now: Instant): Run {
  return {
    pack,
    c,
    now,
    facts: factsOf(c),
    incidentAnswers: blank(),
    personAnswers: c.persons.map(blank),
    crimeAnswers: c.crimes.map(blank),
  };
}

/** The subjects of one kind. */
export function subjects({ c, facts }: Run, kind: string): Subject[] {
  const all = (list: { id: string }[]): Subject[] => list.map(({ id }, place) => ({ place, id }));
  switch (kind) {
    case 'incident':
      return all([c.incident]);
    case 'child':
    case 'victim':
      return all(c.persons).filter(({ place }) => facts.persons[place]?.[kind] === true);
    case 'offender':
      return all(c.persons).filter(({ place }) => facts.isOffender[place]);
    case 'crime':
      return all(c.crimes);
    case 'exhibit':
      return all(c.exhibits);
    case 'referral':
      return all(c.referrals);
    default:
      return all(c.viewings);
  }
}

/** What a subject can see. */
export function viewOf({ facts, now, ...run }: Run, kind: string, place: number): View {
  const aboutPerson = kind === 'child' || kind === 'victim' || kind === 'offender';
  const own = {
    offender: facts.offenders,
    crime: facts.crimes,
    exhibit: facts.exhibits,
    referral: facts.referrals,
    viewing: facts.viewings,
  };
  const answers = aboutPerson ? run.personAnswers : kind === 'crime' ? run.crimeAnswers : [];
  return {
    incident: facts.incident,
    person: (aboutPerson && facts.persons[place]) || nothing,
    own: own[kind as keyof typeof own]?.[place] ?? nothing,
    incidentAnswers: run.incidentAnswers,
    ownAnswers: answers[place] ?? nothing,
    now,
  };
}
