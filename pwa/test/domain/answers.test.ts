import { describe, expect, it } from 'vitest';
import {
  changedOnly, happenedFromWire, happenedToWire, personFromWire, personToWire, reportFromWire, reportToWire, sameField,
    sameValue, schoolFromWire, schoolToWire,
} from '../../src/domain/answers';
import { emptyHappened, emptyPerson, emptyReport, emptySchool } from '../../src/domain/draft';
import { AGE_SOURCES, CHANNELS, REPORTER_KINDS, SEXES, SPOKEN_LANGUAGES } from '../../src/domain/vocabulary';
import { somebody, wall } from '../support/answers';

const today = '2026-11-24';
const school = { id: 'school-1', name: 'Ysgol Demo' };

describe('answers go to the wire and come back', () => {
  it.each([{ id: 'school-1' }, { name: 'A school nobody listed' }, null])('a school: %j',
    (wire) => expect(schoolToWire(schoolFromWire(wire))).toEqual(wire));
  it.each(CHANNELS)('a report by %s', (channel) => {
    const wire = { channel, channelOther: channel === 'other' ? 'by post' : null, reporterKind: null,
      reportedAt: '2026-07-01T08:30:00.000Z', logReference: 'L-1' };
    expect(reportToWire(reportFromWire(wire))).toEqual(wire);
  });
  it.each(REPORTER_KINDS)('a report of %s', (reporterKind) => {
    const wire = { channel: 'school_101' as const, channelOther: null, reporterKind, reportedAt: null, logReference: null };
    expect(reportToWire(reportFromWire(wire))).toEqual(wire);
  });
  it.each([{ kind: 'exact' as const, at: '2026-03-29T00:30:00.000Z' },
    { kind: 'between' as const, from: '2026-10-24T18:00:00.000Z', to: '2026-10-26T08:00:00.000Z' }, { kind: 'not_known' as const }])(
    'when it happened: $kind', (wire) => expect(happenedToWire(happenedFromWire(wire))).toEqual(wire));
  it.each(AGE_SOURCES)('a stated age from %s, with the day it was stated', (source) => {
    const answer = personFromWire('p1', { statedAge: { years: 14, source, on: '2025-05-01' } }, [], null);
    expect(personToWire(answer, null, today).statedAge).toEqual({ years: 14, source, on: '2025-05-01' });
  });
  it.each(SEXES.flatMap((sex) => SPOKEN_LANGUAGES.map((language) => ({ sex, language }))))('a person: $sex, $language',
    ({ sex, language }) => {
    const wire = personToWire(somebody('p1', { sex, language, languageOther: language === 'other' ? 'Polish' : '' }), school, today);
    expect(wire).toMatchObject({ sex, language, dateOfBirth: '2011-03-09', schoolId: 'school-1', schoolName: null, statedAge: null });
    expect(personToWire(personFromWire('p1', wire, ['victim'], school), school, today)).toEqual(wire);
  });
  it.each([['same', school], ['same', { name: 'Unlisted' }], ['other', { id: 'school-2' }], ['none', null]] as const)(
    'a person of the %s school: %j', (schoolKind, given) => {
    const other = schoolKind === 'other' ? { schoolId: 'school-9', schoolName: 'Elsewhere' } : {};
    const wire = personToWire(somebody('p1', { schoolKind, ...other }), given, today);
    expect(personToWire(personFromWire('p1', wire, [], given), given, today)).toEqual(wire);
    expect(personFromWire('p1', wire, [], given).schoolKind).toBe(schoolKind);
  });
});

describe('what is not known', () => {
  it('is null on the wire, never a guess', () => {
    expect(schoolToWire({ ...emptySchool, kind: 'unlisted', name: '  ' })).toBeNull();
    expect(reportToWire({ ...emptyReport, channel: 'not_known', reporterKind: 'not_known', reportedNotKnown: true })).toBeNull();
    expect(happenedToWire(emptyHappened)).toBeNull();
    expect(Object.values(personToWire(emptyPerson('p1'), school, today)).every((value) => value === null)).toBe(true);
  });
  it('of a report does not take the rest of it along', () => {
    const wire = reportToWire({ ...emptyReport, channel: 'not_known', logReference: 'L-9', reportedNotKnown: true });
    expect(wire).toMatchObject({ channel: null, channelOther: null, logReference: 'L-9' });
    expect(reportFromWire(wire)).toMatchObject({ channel: 'not_known', channelOther: '', logReference: 'L-9' });
  });
  it('is not sent when it was typed and then struck out', () => {
    expect(reportToWire({ ...emptyReport, channel: 'school_101', channelOther: 'left over', reported: wall('1', '1', '2026', '09:00'),
      reportedNotKnown: true })).toMatchObject({ channelOther: null, reportedAt: null });
    expect(personToWire(somebody('p1', { ageKind: 'stated', statedYears: '14', statedSource: 'school' }), null, today)).toMatchObject(
      { dateOfBirth: null, statedAge: { years: 14, source: 'school', on: today } });
    expect(personToWire(somebody('p1', { ageKind: 'not_known' }), null, today)).toMatchObject({ dateOfBirth: null, statedAge: null });
    expect(personToWire(somebody('p1', { language: 'cy', languageOther: 'left over' }), null, today).languageOther).toBeNull();
  });
});

describe('a change', () => {
  it('has only the fields that differ', () => {
    expect(changedOnly({ givenNames: 'A', sex: 'male' }, { givenNames: 'B', sex: 'male', knownAs: null })).toEqual({ givenNames: 'B' });
    expect(changedOnly({ statedAge: { years: 14, source: 'school', on: '2026-01-01' } }, { statedAge: null })).toEqual({ statedAge: null });
    expect(changedOnly({ report: { channel: 'other', channelOther: 'post', reportedAt: '2026-01-01T10:00:00Z' } },
      { report: { channel: 'other', channelOther: 'post', reportedAt: '2026-01-01T10:00:00.000Z', logReference: null } })).toEqual({});
  });
  it('does not mistake the same moment, or nothing, for a difference', () => {
    expect(sameValue('2026-01-01T10:00:00+00:00', '2026-01-01T10:00:00.000Z')).toBe(true);
    expect(sameValue(null, undefined)).toBe(true);
    expect(sameValue('', null)).toBe(false);
    expect(sameValue('2026-01-01', '2026-01-02')).toBe(false);
    expect(sameValue({ a: 1 }, { a: 1, b: null })).toBe(true);
    expect(sameValue({ a: 1 }, { a: 1, b: 2 })).toBe(false);
  });
  it('of the school goes by its id, whatever name stands beside it', () => {
    expect(sameField('school', { id: 's1' }, { id: 's1', name: 'Ysgol Demo' })).toBe(true);
    expect(sameField('school', { id: 's1' }, { id: 's2', name: 'Ysgol Demo' })).toBe(false);
    expect(sameField('school', { name: 'A' }, { name: 'B' })).toBe(false);
    expect(sameField('school', null, { id: 's1' })).toBe(false);
  });
});
