import { describe, expect, it } from 'vitest';
import { ageOn, isBlank, londonDate, parseDate, parseTime, toInstant, toWall } from '../../src/domain/london';

const at = (date: string, time: string) => {
  const [year = '', month = '', day = ''] = date.split('-');
  return toInstant({ day, month, year, time });
};

describe('a time on the wall in London', () => {
  it.each([
    ['in winter', '2026-01-15', '09:30', '2026-01-15T09:30:00.000Z'],
    ['in summer', '2026-07-15', '09:30', '2026-07-15T08:30:00.000Z'],
    ['just after midnight in summer', '2026-07-15', '00:10', '2026-07-14T23:10:00.000Z'],
    ['the last minute before the clocks go forward', '2026-03-29', '00:59', '2026-03-29T00:59:00.000Z'],
    ['the first minute after the clocks went forward', '2026-03-29', '02:00', '2026-03-29T01:00:00.000Z'],
    ['an hour after the clocks went forward', '2026-03-29', '02:59', '2026-03-29T01:59:00.000Z'],
    ['two hours after the clocks went forward', '2026-03-29', '03:30', '2026-03-29T02:30:00.000Z'],
    ['the last minute before the repeated hour', '2026-10-25', '00:59', '2026-10-24T23:59:00.000Z'],
    ['the first minute after the repeated hour', '2026-10-25', '02:00', '2026-10-25T02:00:00.000Z'],
    ['two hours after the repeated hour', '2026-10-25', '03:30', '2026-10-25T03:30:00.000Z'],
  ])('is an instant %s', (_when, date, time, instant) => expect(at(date, time)).toEqual({ instant }));

  it.each(['01:00', '01:01', '01:30', '01:59'])('that the clocks skip in March (%s) reads as the hour after', (time) => {
    const read = at('2026-03-29', time) as { instant: string };
    expect(toWall(read.instant)).toMatchObject({ day: '29', month: '3', time: time.replace('01', '02') });
  });

  it.each(['01:00', '01:30', '01:59'])('that the clocks repeat in October (%s) reads as its first', (time) => {
    expect(at('2026-10-25', time)).toEqual({ instant: `2026-10-25T00:${time.slice(3)}:00.000Z` });
  });

  it('comes back as it was typed, for every quarter of an hour of a year but the skipped hour', () => {
    for (let ms = Date.UTC(2026, 0, 1); ms < Date.UTC(2027, 0, 1); ms += 15 * 60_000) {
      const wall = toWall(new Date(ms).toISOString());
      const again = toInstant(wall) as { instant: string };
      expect(toWall(again.instant)).toEqual(wall);
      // Of the repeated hour the first is taken; every other instant comes back itself.
      const repeated = ms >= Date.UTC(2026, 9, 25, 1) && ms < Date.UTC(2026, 9, 25, 2);
      if (Date.parse(again.instant) !== ms - (repeated ? 3_600_000 : 0)) throw new Error(
        `${new Date(ms).toISOString()} came back as ${again.instant}`);
    }
  });
});

describe('a typed time', () => {
  it.each([['1430', 14, 30], ['14:30', 14, 30], ['14.30', 14, 30], ['14 30', 14, 30], ['2:30pm', 14, 30], ['2.30 PM', 14, 30], ['9', 9, 0],
    ['930', 9, 30], ['12am', 0, 0], ['12pm', 12, 0], ['00:00', 0, 0], [' 7:05 ', 7, 5]])(
    '“%s” is read', (text, h, min) => expect(parseTime(text)).toEqual({ h, min }));
  it.each(['', '24:00', '14:60', '14pm', '0am', '2:3', 'noon', '14:30:00', '-1'])('“%s” is refused',
    (text) => expect(parseTime(text)).toBeNull());
});

describe('a typed date', () => {
  const read = (day: string, month: string, year: string) => parseDate({ day, month, year });
  it('is read with and without leading zeros', () => {
    expect(read('27', '3', '2009')).toEqual({ date: '2009-03-27' });
    expect(read(' 01', '03 ', '2009')).toEqual({ date: '2009-03-01' });
  });
  it('knows leap years', () => {
    expect(read('29', '2', '2024')).toEqual({ date: '2024-02-29' });
    expect(read('29', '2', '2026')).toEqual({ error: 'impossible-date' });
    expect(read('29', '2', '2000')).toEqual({ date: '2000-02-29' });
    expect(read('29', '2', '1900')).toEqual({ error: 'impossible-date' });
  });
  it.each([['31', '4', '2026'], ['0', '1', '2026'], ['1', '13', '2026'], ['1', '0', '2026'], ['32', '1', '2026'], ['1', '1', '26'],
    ['1', '1', '1899'], ['one', '1', '2026'], ['1', '', '2026'], ['-1', '1', '2026'], ['1.5', '1', '2026']])(
    '%s/%s/%s is no date', (day, month, year) => expect(read(day, month, year)).toEqual({ error: 'impossible-date' }));
  it('that is empty is missing, not wrong', () => {
    expect(read('', ' ', '')).toEqual({ error: 'required' });
    expect(toInstant({ day: '1', month: '2', year: '2026', time: '' })).toEqual({ error: 'time-required' });
    expect(toInstant({ day: '1', month: '2', year: '2026', time: '25:00' })).toEqual({ error: 'bad-format' });
    expect(isBlank({ day: ' ', month: '', year: '', time: '' })).toBe(true);
    expect(isBlank({ day: '', month: '', year: '', time: '9' })).toBe(false);
  });
});

describe('an age', () => {
  it.each([['2008-11-24', '2026-11-23', 17], ['2008-11-24', '2026-11-24', 18], ['2012-02-29', '2026-02-28', 13],
    ['2012-02-29', '2026-03-01', 14], ['2012-02-29', '2028-02-28', 15], ['2012-02-29', '2028-02-29', 16], ['2026-11-24', '2026-11-24', 0]])(
    'born %s, on %s, is %i', (born, day, years) => expect(ageOn(born, day)).toBe(years));
  it('is counted on the day in London, not in UTC', () => {
    expect(londonDate(Date.parse('2026-07-14T23:30:00Z'))).toBe('2026-07-15');
    expect(londonDate(Date.parse('2026-01-14T23:30:00Z'))).toBe('2026-01-14');
  });
});
