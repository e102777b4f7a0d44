// The phone's document of a case is the server's: by the server's own answers, and by hand where that says more.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ageAtAct, agesOf, caseDocument, type CaseFileFacts, type OnRecordFacts } from '../../src/domain/case-document';
import { readCase } from '../../src/rules';
import { emptyItems } from '../../src/domain/items';

const folder = new URL('../../../tests/vectors/case-documents/', import.meta.url);
interface Vector { file: CaseFileFacts; onRecord: OnRecordFacts[]; document: Record<string, unknown[]> }
const vectors = readdirSync(folder).filter((name) => name.endsWith('.json'))
  .map((name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector] as const);

describe('the document of a case file', () => {
  it.each(vectors)('of %s is the server’s', (_name, { file, onRecord, document }) => expect(caseDocument(file, onRecord)).toEqual(document));
  it('is shown by as many vectors as there are said to be, with something in every list', () => {
    expect(vectors).toHaveLength(Number(readFileSync(new URL('COUNT', folder), 'utf8')));
    for (const list of Object.keys(vectors[0]![1].document)) {
      if (list !== 'incident') expect(vectors.some(([, { document }]) => document[list]!.length > 0), list).toBe(true);
    }
  });
});

const AT = '2026-11-24T10:00:00.000Z', LATER = '2026-11-25T10:00:00.000Z', LATEST = '2026-11-26T10:00:00.000Z';
type Items = CaseFileFacts['items'];
const live = { withdrawn: null };
function file(items: Partial<Items> = {}, change: Partial<CaseFileFacts> = {}): CaseFileFacts {
  return { id: 'i1', report: { reportedAt: AT, channel: 'school_101', reporterKind: 'school_staff' }, happened: { kind: 'not_known' }, country: 'wales', parties: [], persons: [],
    ...change, items: { ...emptyItems(), ...items } };
}
const party = (id: string, personId: string, role: string, writtenAt = AT, withdrawn: object | null = null) => ({ id, personId, role, writtenAt, withdrawn });
const document = (one: CaseFileFacts, onRecord: OnRecordFacts[] | null = null) => caseDocument(one, onRecord) as Record<string, Record<string, unknown>[]> & { incident: object };

describe('by hand: the incident', () => {
  it('is closed while a closure stands, and was re-opened when the last of them was', () => {
    const closures = [{ id: 'k1', ...live, reopened: { at: LATER } }, { id: 'k2', ...live, reopened: { at: LATEST } }];
    expect(document(file({ closures })).incident).toMatchObject({ status: 'open', reopenedAt: LATEST });
    expect(document(file({ closures: [...closures, { id: 'k3', ...live, reopened: null }] })).incident).toMatchObject({ status: 'closed', reopenedAt: LATEST });
    expect(document(file({ closures: [{ id: 'k3', withdrawn: {}, reopened: null }] })).incident).toMatchObject({ status: 'open', reopenedAt: null });
  });
  it('has the procedures of the school that is furthest behind, and what the victim said last', () => {
    const schoolProcedures = ['confirmed', 'asked'].map((state, n) => ({ id: `s${n}`, ...live, state }));
    const advice = [{ id: 'a1', ...live, kind: 'third_party', at: LATER, victimConfirms: 'no' }, { id: 'a2', ...live, kind: 'third_party', at: AT, victimConfirms: 'yes' },
      { id: 'a3', ...live, kind: 'third_party', at: LATEST, victimConfirms: null }];
    expect(document(file({ schoolProcedures, advice })).incident).toMatchObject({ schoolProcedures: 'asked', victimConfirms: 'no' });
  });
  it('has the general lesson as given once it was, whatever is planned since', () => {
    const educationInputs = [{ id: 'e1', ...live, personId: null, state: 'given', at: AT }, { id: 'e2', ...live, personId: null, state: 'planned', at: LATEST }];
    expect(document(file({ educationInputs })).incident).toMatchObject({ generalEducation: 'given' });
  });
});

describe('by hand: a person', () => {
  it('is one person in all parts that stand, from the first of them on', () => {
    const parties = [party('y1', 'p1', 'offender', LATER), party('y2', 'p1', 'victim', AT), party('y3', 'p1', 'witness', AT, {}), party('y4', 'p2', 'witness', AT, {})];
    const { persons } = document(file({}, { parties, persons: [{ id: 'p1' }, { id: 'p2' }] }));
    expect(persons).toEqual([{ id: 'p1', roles: ['victim', 'offender'], ages: { taken: null, shared: null, reported: null }, addedAt: AT, parents: null, signpostedAt: null, education: null }]);
  });
  it('has the age of each date, at the incident’s own limits where nobody knows better', () => {
    const happened = { kind: 'between' as const, from: '2026-03-01T12:00:00.000Z', to: '2026-03-20T12:00:00.000Z' };
    const persons = [{ id: 'p1', dateOfBirth: '2011-03-09' }, { id: 'p2', statedAge: { years: 12, source: 'self' as const, on: '2026-11-24' } }, { id: 'p3', dateOfBirth: '2026-11-25' }];
    const one = file({}, { happened, persons });
    expect(agesOf(one, 'p1')).toEqual({ taken: 14, shared: 15, reported: 15 });
    expect(agesOf(one, 'p2')).toEqual({ taken: 11, shared: 11, reported: 12 });
    // A birth after the date is no age.
    expect(agesOf(one, 'p3')).toEqual({ taken: null, shared: null, reported: null });
    const dated = file({ actDates: [{ id: 'd1', ...live, takenOn: '2023-01-01', sharedOn: null }] }, { happened, persons });
    expect(agesOf(dated, 'p1')).toEqual({ taken: 11, shared: 15, reported: 15 });
    expect(ageAtAct({ taken: 14, shared: 15, reported: 18 })).toBe(15);
    expect(ageAtAct({ taken: null, shared: null, reported: 18 })).toBe(18);
  });
  it('has parents who were told as told, and otherwise what was said last', () => {
    const contact = (id: string, state: string, at: string) => ({ id, ...live, personId: 'p1', state, at });
    const of = (...parentContacts: Items['parentContacts'][number][]) =>
      document(file({ parentContacts }, { parties: [party('y1', 'p1', 'victim')], persons: [{ id: 'p1' }] })).persons![0]!['parents'];
    expect(of(contact('1', 'told', AT), contact('2', 'refused_contact', LATER))).toBe('told');
    expect(of(contact('1', 'not_told', AT), contact('2', 'cannot_be_traced', LATER))).toBe('cannot_be_traced');
  });
});

describe('by hand: a referral', () => {
  const crime = (id: string, ...people: string[]) => ({ id, ...live, people: people.map((personId) => ({ personId, role: 'offender' })) });
  const step = (kind: string, at: string, text: string | null = null) => ({ step: kind, at, text });
  it('stands where its last step left it; a chase moves nothing', () => {
    const referrals = [{ id: 'r1', ...live, to: 'ppu', personId: 'p1', steps: [step('notified', AT), step('acknowledged', LATER, 'seen'), step('chased', LATEST), step('escalated', LATEST)] }];
    expect(document(file({ referrals })).referrals).toEqual([
      { id: 'r1', to: 'ppu', personId: 'p1', state: 'acknowledged', sentAt: AT, at: LATER, chases: 1, escalatedAt: LATEST, reason: true }]);
  });
  it('about a crime is about each of its offenders, and about the crime alone where it has none', () => {
    const referrals = ['c1', 'c2', 'c3'].map((crimeId, n) => ({ id: `r${n}`, ...live, to: 'cid', crimeId, steps: [step('sent', AT)] }));
    const found = document(file({ referrals, crimes: [crime('c1', 'p2', 'p1'), crime('c2')] })).referrals!;
    expect(found.map((one) => [one['id'], one['personId']])).toEqual([['r0', 'p1'], ['r0-2', 'p2'], ['r1', 'c2'], ['r2', 'c3']]);
  });
});

describe('by hand: earlier occasions', () => {
  const crimes = [{ id: 'c1', ...live, offence: 'a', people: [{ personId: 'p1', role: 'offender' }, { personId: 'p2', role: 'victim' }] }, { id: 'c2', ...live, offence: 'b', people: [{ personId: 'p1', role: 'offender' }] },
    { id: 'c3', ...live, offence: null, people: [{ personId: 'p3', role: 'offender' }] }];
  const answers = [{ id: 'x1', ...live, question: 'repeat_offender', personId: 'p1', answer: 'no', at: LATER,
    checkedElsewhere: [{ at: AT, count: 2, offence: 'b' }, { at: LATER, count: 1, offence: null }] }];
  it('are those on record and those found elsewhere, for each offender and offence', () => {
    expect(document(file({ crimes, answers }), [{ personId: 'p1', offence: 'a', incidents: [{}, {}] }]).occasions).toEqual([
      { id: 'p1-0', personId: 'p1', offence: 'a', onRecord: 2, elsewhere: 1, checkedAt: LATER },
      { id: 'p1-1', personId: 'p1', offence: 'b', onRecord: null, elsewhere: 3, checkedAt: LATER },
    ]);
  });
  it('are not known to be none while the server was never asked', () => expect(document(file({ crimes })).occasions![0]!['onRecord']).toBeNull());
});

describe('by hand: a restorative meeting', () => {
  const said = (personId: string, agreed: boolean, at: string) => ({ agreed, by: { personId }, at });
  const stands = (meeting: Partial<Items['restorativeMeetings'][number]>) =>
    document(file({ restorativeMeetings: [{ id: 'm1', ...live, writtenAt: AT, invitations: [{ who: { personId: 'p1' }, at: AT, answers: [] }], ...meeting }] })).restorative![0];
  it('is invited, agreed, declined, held or not suitable, since when', () => {
    expect(stands({})).toEqual({ id: 'm1-0', personId: 'p1', state: 'invited', at: AT });
    const with2 = (...answers: object[]) => ({ invitations: [{ who: { personId: 'p1' }, at: AT, answers: answers as ReturnType<typeof said>[] }] });
    expect(stands(with2(said('p1', true, LATER)))).toMatchObject({ state: 'agreed', at: LATER });
    // One refusal ends it, whoever refuses; it is undone by the same person's later word alone.
    expect(stands(with2(said('p9', false, AT), said('p1', true, LATER)))).toMatchObject({ state: 'declined', at: AT });
    expect(stands(with2(said('p1', false, AT), said('p1', true, LATER)))).toMatchObject({ state: 'agreed', at: LATER });
    expect(stands({ heldAt: LATEST })).toMatchObject({ state: 'held', at: LATEST });
    expect(stands({ heldAt: LATEST, notSuitable: { at: LATER } })).toMatchObject({ state: 'not_suitable', at: LATER });
  });
});

describe('by hand: the rest', () => {
  it('says of texts only whether there is one', () => {
    const found = document(file({
      crimes: [{ id: 'c1', ...live, people: [], reference: ' ', outcome: { code: 'x', at: AT, reason: 'why' } }],
      exhibits: [{ id: 'e1', ...live, state: 'surrendered', sealNumber: 'S1', keptAt: null, handOvers: [{}], reason: '' }],
      viewings: [{ id: 'v1', ...live, told: {}, basis: null, reason: null }],
      decisions: [{ id: 'd1', ...live, personId: 'p1', route: 'cse', at: AT, rationale: 'x' }],
      advisories: [{ id: 'g1', ...live, personId: 'p1', given: null, notGiven: { at: AT } }, { id: 'g2', ...live, personId: 'p1', given: { at: AT }, givenInError: {} }],
    }));
    expect(found.crimes![0]).toMatchObject({ reference: false, suspectUnknown: false, outcome: { reason: true } });
    expect(found.exhibits![0]).toEqual({ id: 'e1', state: 'surrendered', sealed: true, located: true, reason: false });
    expect(found.viewings![0]).toEqual({ id: 'v1', told: true, reason: false });
    expect(found.decisions![0]).toMatchObject({ computed: null, reason: true });
    expect(found.advisories!.map((one) => [one['state'], one['inError']])).toEqual([['not_given', false], ['given', true]]);
  });
  it('is a document that the rules take', () => expect(readCase(caseDocument(file({}, { parties: [party('y1', 'p1', 'victim')], persons: [{ id: 'p1' }] }), null))).toBeDefined());
});
