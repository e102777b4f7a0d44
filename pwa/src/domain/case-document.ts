// The case facts document (openapi/rules/SPEC.md, section 3) from a case file: the same one that the server builds, so that the rules
// say the same here without a signal. Twin of api/domain/src/guidance.rs (ages) and guidance/document.rs.
import { meetingStands, standingOf } from './case-items';
import { earliestOf, lastBy, latestOf, ms, type Moment } from './moments';
import { ageOf } from './person';
import type { WirePerson } from './answers';
import { ROLES } from './vocabulary';

type Maybe<T> = T | null | undefined;
interface Live { id: string; withdrawn?: Maybe<object> }
interface Somebody { personId?: Maybe<string> }
interface Step { step: string; at: Moment; text?: Maybe<string> }
interface Check { at: Moment; count: number; offence?: Maybe<string> }

/** What of a case file the rules' document is made of. */
export interface CaseFileFacts {
  id: string;
  report?: Maybe<{ channel?: Maybe<string>; reporterKind?: Maybe<string>; reportedAt?: Maybe<Moment> }>;
  happened?: Maybe<{ kind: 'exact'; at: Moment } | { kind: 'between'; from: Moment; to: Moment } | { kind: 'not_known' }>;
  country?: Maybe<string>;
  parties: readonly (Live & { personId: string; role: string; writtenAt: Moment })[];
  persons: readonly ({ id: string } & Pick<WirePerson, 'dateOfBirth' | 'statedAge'>)[];
  items: {
    crimes: readonly (Live & {
      offence?: Maybe<string>; reference?: Maybe<string>; transferred?: Maybe<{ at: Moment }>; suspectUnknown?: boolean;
      people: readonly { personId: string; role: string }[]; outcome?: Maybe<{ code: string; at: Moment; reason?: Maybe<string> }>;
    })[];
    referrals: readonly (Live & { to: string; personId?: Maybe<string>; crimeId?: Maybe<string>; steps: readonly Step[] })[];
    exhibits: readonly (Live & {
      state: string; sealNumber?: Maybe<string>; keptAt?: Maybe<string>; handOvers?: Maybe<readonly object[]>; reason?: Maybe<string>;
    })[];
    viewings: readonly (Live & { told?: Maybe<object>; basis?: Maybe<string>; reason?: Maybe<string> })[];
    answers: readonly (Live & {
      question: string; personId?: Maybe<string>; crimeId?: Maybe<string>; answer: string; computed?: Maybe<string>; at: Moment;
      reason?: Maybe<string>;
      checkedElsewhere?: Maybe<readonly Check[]>;
    })[];
    decisions: readonly (Live & { personId: string; route: string; computed?: Maybe<string>; at: Moment; rationale: string })[];
    advisories: readonly (Live & {
      personId: string; given?: Maybe<{ at: Moment }>; notGiven?: Maybe<{ at: Moment }>; givenInError?: Maybe<object>;
    })[];
    restorativeMeetings: readonly (Live & {
      writtenAt: Moment; heldAt?: Maybe<Moment>; notSuitable?: Maybe<{ at: Moment }>;
      invitations: readonly { who: Somebody; at: Moment; answers?: Maybe<readonly { agreed: boolean; by: object; at: Moment }[]> }[];
    })[];
    educationInputs: readonly (Live & { personId?: Maybe<string>; state: string; at: Moment })[];
    schoolProcedures: readonly (Live & { state: string })[];
    parentContacts: readonly (Live & { personId: string; state: string; at: Moment })[];
    signpostings: readonly (Live & { personId: string; at: Moment })[];
    advice: readonly (Live & { kind: string; at: Moment; victimConfirms?: Maybe<string> })[];
    actDates: readonly (Live & { takenOn?: Maybe<string>; sharedOn?: Maybe<string> })[];
    closures: readonly (Live & { reopened?: Maybe<{ at: Moment }> })[];
  };
}
/** Earlier occasions on record of one person for one offence, as the server counted them. */
export interface OnRecordFacts { personId: string; offence: string; incidents: readonly unknown[] }
export interface AgesAt { taken: number | null; shared: number | null; reported: number | null }

type Items = CaseFileFacts['items'];
type Of<K extends keyof Items> = Items[K][number];

const live = <T extends Live>(list: readonly T[]): T[] => list.filter((item) => !item.withdrawn);
const said = (text: Maybe<string>): boolean => !!text?.trim();
const dayOf = (at: Maybe<Moment>): string | null => (at ? new Date(ms(at)).toISOString().slice(0, 10) : null);
const unique = (list: readonly string[]): string[] => [...new Set(list)].sort();

/** A person's ages. Where nobody said when the image was taken or shared, it happened between the incident's own limits. */
export function agesOf(file: CaseFileFacts, personId: string): AgesAt {
  const person = file.persons.find((one) => one.id === personId);
  const dates = live(file.items.actDates)[0];
  const { happened } = file;
  const first = happened?.kind === 'exact' ? happened.at : happened?.kind === 'between' ? happened.from : null;
  const last = happened?.kind === 'exact' ? happened.at : happened?.kind === 'between' ? happened.to : null;
  const known = (day: Maybe<string>): number | null => {
    const age = day ? ageOf(person, day) : null;
    return age !== null && age >= 0 ? age : null;
  };
  return {
    taken: known(dates?.takenOn ?? dayOf(first)),
    shared: known(dates?.sharedOn ?? dayOf(last)),
    reported: known(dayOf(file.report?.reportedAt)),
  };
}

/** The age that decides between child and adult: the highest at the act, or when reported. */
export function ageAtAct({ taken, shared, reported }: AgesAt): number | null {
  const known = [taken, shared].filter((age) => age !== null);
  return known.length ? Math.max(...known) : reported;
}

/** The whole document; what was withdrawn is left out. `onRecord` null: not known on this phone. */
export function caseDocument(file: CaseFileFacts, onRecord: readonly OnRecordFacts[] | null): object {
  const { items } = file;
  return {
    incident: incident(file),
    persons: persons(file),
    crimes: live(items.crimes).map(crime),
    referrals: live(items.referrals).flatMap((item) => referral(items, item)),
    exhibits: live(items.exhibits).map(exhibit),
    viewings: live(items.viewings).map((item) => ({ id: item.id, told: !!item.told, reason: !!item.basis || said(item.reason) })),
    advice: live(items.advice).map(({ id, kind, at }) => ({ id, kind, at })),
    answers: live(items.answers).map(answer),
    decisions: live(items.decisions).map(decision),
    occasions: occasions(items, onRecord ?? []),
    advisories: live(items.advisories).flatMap(advisory),
    restorative: live(items.restorativeMeetings).flatMap(restorative),
  };
}

/** Of several schools the one that is furthest behind counts. */
const PROCEDURES = ['refused', 'asked', 'confirmed'];

function incident({ items, ...file }: CaseFileFacts): object {
  const procedures = live(items.schoolProcedures).map((item) => PROCEDURES.indexOf(item.state));
  const confirms = lastBy(live(items.advice).filter((item) => item.victimConfirms), (item) => [ms(item.at)]);
  const closures = live(items.closures);
  const { happened } = file;
  return {
    id: file.id,
    status: closures.some((item) => !item.reopened) ? 'closed' : 'open',
    reportedAt: file.report?.reportedAt ?? null,
    happenedFrom: happened?.kind === 'exact' ? happened.at : happened?.kind === 'between' ? happened.from : null,
    reopenedAt: latestOf(closures.flatMap((item) => item.reopened?.at ?? [])),
    country: file.country ?? null,
    channel: file.report?.channel ?? null,
    reporterKind: file.report?.reporterKind ?? null,
    victimConfirms: confirms?.victimConfirms ?? null,
    schoolProcedures: procedures.length ? PROCEDURES[Math.min(...procedures)] : null,
    generalEducation: furthest(live(items.educationInputs).filter((item) => !item.personId)),
  };
}

/** Given if it ever was, else what was said last. */
function furthest(inputs: Of<'educationInputs'>[]): string | null {
  return lastBy(inputs, (item) => [Number(item.state === 'given'), ms(item.at)])?.state ?? null;
}

function persons(file: CaseFileFacts): object[] {
  const { items } = file;
  const parties = live(file.parties);
  return unique(parties.map((party) => party.personId)).map((id) => {
    const own = parties.filter((party) => party.personId === id);
    const about = <T extends Live & { personId?: Maybe<string> }>(list: readonly T[]): T[] =>
      live(list).filter((item) => item.personId === id);
    return {
      id,
      roles: ROLES.filter((role) => own.some((party) => party.role === role)),
      ages: agesOf(file, id),
      addedAt: earliestOf(own.map((party) => party.writtenAt)),
      parents: lastBy(about(items.parentContacts), (item) => [Number(item.state === 'told'), ms(item.at)])?.state ?? null,
      signpostedAt: earliestOf(about(items.signpostings).map((item) => item.at)),
      education: furthest(about(items.educationInputs)),
    };
  });
}

function crime(item: Of<'crimes'>): object {
  const { outcome } = item;
  return {
    id: item.id,
    offence: item.offence ?? null,
    reference: said(item.reference),
    transferredAt: item.transferred?.at ?? null,
    suspectUnknown: item.suspectUnknown ?? false,
    links: item.people.map(({ personId, role }) => ({ personId, role })),
    outcome: outcome ? { code: outcome.code, at: outcome.at, reason: said(outcome.reason) } : null,
  };
}

const offendersOf = (item: Of<'crimes'>): string[] => item.people.filter((link) => link.role === 'offender').map((link) => link.personId);

/** A referral about a crime is one about each of its offenders; where it has none, it stands for the crime alone. */
function referral(items: Items, item: Of<'referrals'>): object[] {
  const standing = standingOf(item.steps);
  if (!standing) return [];
  const about = live(items.crimes).find((one) => one.id === item.crimeId);
  const offenders = about ? unique(offendersOf(about)) : [];
  const people = item.crimeId ? (offenders.length ? offenders : [item.crimeId]) : [item.personId ?? null];
  return people.map((personId, place) => ({
    id: place === 0 ? item.id : `${item.id}-${place + 1}`,
    to: item.to,
    personId,
    state: standing.step,
    sentAt: item.steps[0]?.at ?? null,
    at: standing.at,
    chases: item.steps.filter((step) => step.step === 'chased').length,
    escalatedAt: item.steps.find((step) => step.step === 'escalated')?.at ?? null,
    reason: said(standing.text),
  }));
}

function exhibit(item: Of<'exhibits'>): object {
  return {
    id: item.id,
    state: item.state,
    sealed: said(item.sealNumber),
    located: said(item.keptAt) || (item.handOvers?.length ?? 0) > 0,
    reason: said(item.reason),
  };
}

function answer(item: Of<'answers'>): object {
  return {
    id: item.id,
    question: item.question,
    subjectId: item.personId ?? item.crimeId ?? null,
    answer: item.answer,
    computed: item.computed ?? null,
    at: item.at,
    reason: said(item.reason),
  };
}

function decision(item: Of<'decisions'>): object {
  const { id, personId, route, at } = item;
  return { id, personId, route, computed: item.computed ?? null, at, reason: said(item.rationale) };
}

/** For each offender and offence: what the server counted, and what was looked for elsewhere. */
function occasions(items: Items, onRecord: readonly OnRecordFacts[]): object[] {
  // One text for each pair, so that they are told apart and put in order: no id and no code has a space in it.
  const charged = live(items.crimes).filter((item) => item.offence);
  const against = unique(charged.flatMap((item) => offendersOf(item).map((id) => `${id} ${item.offence!}`)));
  return against.map((pair, place) => {
    const [personId, offence] = pair.split(' ') as [string, string];
    const counted = onRecord.find((known) => known.personId === personId && known.offence === offence);
    const checks = live(items.answers).filter((item) => item.personId === personId).flatMap((item) => item.checkedElsewhere ?? [])
      .filter((check) => !check.offence || check.offence === offence);
    return {
      id: `${personId}-${place}`,
      personId,
      offence,
      onRecord: counted ? counted.incidents.length : null,
      elsewhere: checks.length ? checks.reduce((sum, check) => sum + check.count, 0) : null,
      checkedAt: latestOf(checks.map((check) => check.at)),
    };
  });
}

function advisory(item: Of<'advisories'>): object[] {
  const at = item.given?.at ?? item.notGiven?.at;
  return at ? [{ id: item.id, personId: item.personId, state: item.given ? 'given' : 'not_given', at, inError: !!item.givenInError }] : [];
}

function restorative(item: Of<'restorativeMeetings'>): object[] {
  const { state, at } = meetingStands(item);
  const people = unique(item.invitations.flatMap(({ who }) => who.personId ?? []));
  return people.map((personId, place) => ({ id: `${item.id}-${place}`, personId, state, at }));
}
