import { describe, expect, it } from 'vitest';
import { checkChannel, checkHappened, checkNarrative, checkPerson, checkReported, checkReporter,
  checkSchool } from '../../src/domain/check';
import { emptyHappened, emptyPerson, emptyReport, emptySchool } from '../../src/domain/draft';
import { somebody, wall } from '../support/answers';

const now = Date.parse('2026-11-24T10:00:00Z');
const today = '2026-11-24';
const report = { ...emptyReport, reported: wall('24', '11', '2026', '09:00') };

describe('“continue”', () => {
  it('asks for an answer, and “not known yet” is one', () => {
    expect(checkSchool(emptySchool)).toEqual([{ field: 'school-search', code: 'school-required' }]);
    expect(checkSchool({ ...emptySchool, kind: 'not_known' })).toEqual([]);
    expect(checkChannel(emptyReport)).toEqual([{ field: 'channel-school_101', code: 'choose' }]);
    expect(checkChannel({ ...emptyReport, channel: 'not_known' })).toEqual([]);
    expect(checkReporter(emptyReport)).toEqual([{ field: 'reporter-child', code: 'choose' }]);
    expect(checkReporter({ ...emptyReport, reporterKind: 'not_known' })).toEqual([]);
    expect(checkReported(emptyReport, now)).toEqual([{ field: 'reported-day', code: 'required' }]);
    expect(checkReported({ ...emptyReport, reportedNotKnown: true }, now)).toEqual([]);
    expect(checkHappened(emptyHappened, null, now)).toEqual([{ field: 'happened-exact', code: 'choose' }]);
    expect(checkHappened({ ...emptyHappened, kind: 'not_known' }, report, now)).toEqual([]);
    expect(checkNarrative(' ', false)).toEqual([{ field: 'narrative', code: 'narrative-required' }]);
    expect(checkNarrative('', true)).toEqual([]);
    expect(checkPerson({ ...emptyPerson('p'), roles: ['other'] }, today)).toEqual([]);
    expect(checkPerson(emptyPerson('p'), today)).toEqual([{ field: 'role-victim', code: 'role-required' }]);
    expect(checkPerson(emptyPerson('p'), today, false)).toEqual([]);
  });
  it('asks for the text of “another”', () => {
    expect(checkSchool({ ...emptySchool, kind: 'unlisted', name: ' ' })).toEqual([{ field: 'school-name', code: 'required' }]);
    expect(checkChannel({ ...emptyReport, channel: 'other', channelOther: '' })).toEqual(
      [{ field: 'channel-other-text', code: 'required' }]);
  });
  it('refuses the future, with five minutes of grace for two clocks', () => {
    const at = (time: string) => checkReported({ ...emptyReport, reported: wall('24', '11', '2026', time) }, now);
    expect(at('10:05')).toEqual([]);
    expect(at('10:06')).toEqual([{ field: 'reported-day', code: 'in-the-future' }]);
  });
  it('says which part of a time cannot be read', () => {
    expect(checkReported({ ...emptyReport, reported: wall('31', '11', '2026', '09:00') }, now)).toEqual(
      [{ field: 'reported-day', code: 'impossible-date' }]);
    expect(checkReported({ ...emptyReport, reported: wall('24', '11', '2026', '') }, now)).toEqual(
      [{ field: 'reported-time', code: 'time-required' }]);
    expect(checkReported({ ...emptyReport, reported: wall('24', '11', '2026', '9 o’clock') }, now)).toEqual(
      [{ field: 'reported-time', code: 'bad-format' }]);
  });
  it('refuses what happened after it was reported, and an end before its start', () => {
    const exact = (time: string) => checkHappened({ ...emptyHappened, kind: 'exact', at: wall('24', '11', '2026', time) }, report, now);
    expect(exact('09:00')).toEqual([]);
    expect(exact('09:01')).toEqual([{ field: 'at-day', code: 'before-happened' }]);
    const between = (from: string, to: string) =>
      checkHappened({ ...emptyHappened, kind: 'between', from: wall('24', '11', '2026', from), to: wall('24', '11', '2026', to) }, report,
      now);
    expect(between('08:00', '09:30')).toEqual([]);
    expect(between('08:00', '07:59')).toEqual([{ field: 'to-day', code: 'ends-before-start' }]);
    expect(between('09:30', '09:40')).toEqual([{ field: 'from-day', code: 'before-happened' }]);
    expect(checkHappened({ ...emptyHappened, kind: 'exact', at: wall('24', '11', '2026', '09:30') }, { ...report, reportedNotKnown: true },
      now)).toEqual([]);
  });
  it('refuses ages and birthdays that cannot be', () => {
    const born = (...date: [string, string, string]) => checkPerson(somebody('p', { ageKind: 'born', born: wall(...date) }), today);
    expect(born('24', '11', '2026')).toEqual([]);
    expect(born('25', '11', '2026')).toEqual([{ field: 'born-day', code: 'in-the-future' }]);
    expect(born('29', '2', '2011')).toEqual([{ field: 'born-day', code: 'impossible-date' }]);
    // The server takes nobody older than 120.
    expect(born('25', '11', '1905')).toEqual([]);
    expect(born('24', '11', '1905')).toEqual([{ field: 'born-day', code: 'out-of-range' }]);
    const stated = (statedYears: string, statedSource: '' | 'school' = 'school') =>
      checkPerson(somebody('p', { ageKind: 'stated', statedYears, statedSource }), today).map((e) => e.code);
    expect(stated('0')).toEqual([]);
    expect(stated('120')).toEqual([]);
    expect(stated('121')).toEqual(['out-of-range']);
    expect(stated('14.5')).toEqual(['out-of-range']);
    expect(stated('')).toEqual(['required']);
    expect(stated('14', '')).toEqual(['choose']);
  });
  it('counts characters as the server does: an emoji is one', () => {
    expect(checkNarrative('🙂'.repeat(10_000), false)).toEqual([]);
    expect(checkNarrative('🙂'.repeat(10_001), false)).toEqual([{ field: 'narrative', code: 'too-long' }]);
    expect(checkNarrative(` ${'a'.repeat(10_000)}\n`, false)).toEqual([]);
  });
});
