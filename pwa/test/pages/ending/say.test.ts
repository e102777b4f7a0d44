// To whom the wording is said and what it is, on the shipped guidance.
import { describe, expect, it } from 'vitest';
import {
  hasCopy,
  maySay,
  onRecordFor,
  pieces,
  sentences,
  standing,
  textSaid,
  whyNobody,
  wordsFor,
  type Advisory,
} from '../../../src/pages/ending/say';
import { AT, me, party, person } from '../../support/files';
import { crime, decided, guided, made, pack, plainCase } from '../../support/guided';

const offence = { en: 'a thing', cy: 'peth' };
const given = (id: string, change: Partial<Advisory> = {}): Advisory => ({
  ...made,
  id,
  personId: 'ada',
  crimeId: 'crime-1',
  given: {
    at: AT,
    language: 'en',
    how: 'in_person',
    by: { officerId: me.id },
    present: [],
    wording: { pack: '2016.1', note: '8', language: 'en', crimeWords: 'x', text: 'words' },
  },
  ...change,
});

describe('the wording is said', () => {
  it('to somebody recorded against the crime once a named person has decided not to prosecute', () => {
    const say = maySay(guided(plainCase(decided)), 'ada', 'crime-1');
    expect(say).toMatchObject({
      person: { id: 'ada' },
      crime: { id: 'crime-1' },
      offence: { en: 'Distributing or showing an indecent photograph of a child' },
    });
  });
  it('never to a victim as if they were suspected', () => expect(whyNobody(guided(plainCase(decided)), 'ben')).toBe('victim-only'));
  it('not while the rules only suggest the route: it would say what nobody has decided', () => {
    expect(whyNobody(guided(plainCase({ answers: decided.answers! })), 'ada')).toBe('not-decided');
  });
  it('not while the route is open', () => expect(whyNobody(guided(plainCase()), 'ada')).toBe('route-open'));
  it('not to somebody on the other route', () => {
    const items = { ...decided, decisions: [{ ...decided.decisions![0]!, route: 'cse' as const }] };
    expect(whyNobody(guided(plainCase(items)), 'ada')).toBe('other-route');
  });
  it('not to an offender without a crime, nor to somebody who is off the case', () => {
    expect(whyNobody(guided(plainCase({ ...decided, crimes: [] })), 'ada')).toBe('no-crimes');
    expect(whyNobody(guided(plainCase(decided, { parties: [party('p2', 'ben', 'victim')] })), 'ada')).toBe('nobody');
  });
  it('not to a child under 10, whatever the record says', () => {
    const persons = [person('ada', { givenNames: 'Ada', dateOfBirth: '2017-03-09' }), person('ben')];
    expect(whyNobody(guided(plainCase(decided, { persons })), 'ada')).toBe('under-10');
  });
  it('not in a case that is closed', () => expect(whyNobody(guided(plainCase(decided, { status: 'closed' })), 'ada')).toBe('closed'));
  it('for no crime that is withdrawn, is about others, or has no offence', () => {
    const others = crime('crime-2', [{ personId: 'ben', role: 'victim' }]);
    const nameless = crime('crime-3', [{ personId: 'ada', role: 'offender' }], { offence: null });
    const gone = crime('crime-4', [{ personId: 'ada', role: 'offender' }], { withdrawn: { reason: 'twice', at: AT, by: made.recordedBy } });
    const one = guided(plainCase({ ...decided, crimes: [...plainCase().items.crimes, others, nameless, gone] }));
    const why = (id: string) => (maySay(one, 'ada', id) as { why: string }).why;
    expect([why('crime-2'), why('crime-3'), why('crime-4'), why('crime-5')]).toEqual(['not-against', 'no-offence', 'no-crime', 'no-crime']);
  });
});

describe('the words', () => {
  it('are the pack’s, with the crime in their blank and nothing else changed', () => {
    const said = wordsFor(pack.source, null, 'en', offence)!;
    expect(said.text).toBe(pack.source.advisory.en.replace('(add crime type)', 'a thing'));
  });
  it('are in Welsh only when a Welsh wording is approved, and never English instead', () => {
    expect(wordsFor(pack.source, null, 'cy', offence)).toBeNull();
    expect(wordsFor(pack.source, 'Testun (add crime type).', 'cy', offence)).toEqual({
      language: 'cy',
      text: 'Testun peth.',
      crimeWords: 'peth',
    });
  });
  it('lose no character when they are shown in sentences with the crime marked', () => {
    const { text } = wordsFor(pack.source, null, 'en', offence)!;
    expect(sentences(text).length).toBe(3);
    expect(sentences(text).join('')).toBe(text);
    const shown = sentences(text).flatMap((sentence) => pieces(sentence, 'a thing'));
    expect(shown.map((piece) => piece.text).join('')).toBe(text);
    expect(shown.filter((piece) => piece.crime).map((piece) => piece.text)).toEqual(['a thing']);
  });
  it('may be of any shape: no full stop, or none at all', () => {
    expect(sentences('no stop')).toEqual(['no stop']);
    expect(sentences('')).toEqual(['']);
    expect(sentences('One. Two! Three? rest').join('')).toBe('One. Two! Three? rest');
  });
});

describe('what is on record', () => {
  it('is every giving, the newest first: given twice is two', () => {
    const later = given('two', { given: { ...given('x').given!, at: '2026-11-25T10:00:00.000Z' } });
    const file = plainCase({ ...decided, advisories: [given('one'), later, given('other', { personId: 'ben' })] });
    expect(onRecordFor(file, 'ada').map((one) => one.id)).toEqual(['two', 'one']);
    expect(standing(onRecordFor(file, 'ada'), 'crime-1')).toHaveLength(2);
  });
  it('stands no more when it was an error or was withdrawn, and then there is no copy of it', () => {
    const reasoned = { at: AT, by: me.id, reason: 'wrong child' };
    const bad = [given('one', { givenInError: reasoned }), given('two', { withdrawn: { reason: 'twice', at: AT, by: made.recordedBy } })];
    expect(standing(bad, 'crime-1')).toEqual([]);
    expect(bad.map(hasCopy)).toEqual([false, false]);
    expect(hasCopy(given('three'))).toBe(true);
  });
  it('has the server’s own text, and until then what stood on the screen', () => {
    const unsent = given('one', { given: { at: AT, language: 'en', how: 'in_person', by: {}, present: [], text: 'as shown' } as never });
    expect([textSaid(given('two')), textSaid(unsent), textSaid(given('three', { given: null }))]).toEqual(['words', 'as shown', null]);
  });
});
