// What the readers refuse beyond the obvious: the twin of api/rules/tests/reading.rs.

import { expect, test } from 'vitest';
import { filledWording, parseCase, readCase, readPack } from '../../src/rules';
import { ageOn, parseDay, parseInstant, writeDay, writeInstant } from '../../src/rules/instant';
import { parseJson } from '../../src/rules/parts';
import { packs, text } from './support';

const CASE =
  '{"incident":{"id":"i","status":"open"},"persons":[{"id":"p","roles":["victim"],"ages":{"taken":14}}],' +
  '"referrals":[{"id":"r","to":"ppu","personId":"p","state":"notified","sentAt":"2026-01-01T00:00:00Z","at":"2026-01-01T00:00:00Z"}]}';

test('a case as described is read, from its text and from memory', () => {
  expect(parseCase(CASE)).toEqual(readCase(JSON.parse(CASE)));
  expect(parseCase(CASE)?.persons[0]?.ages.taken).toBe(14);
  expect(readCase({ incident: { id: 'i', status: 'closed', reportedAt: undefined } })?.crimes).toEqual([]);
});

test.each([
  ['"status":"open"', '"status":"ajar"'],
  ['"status":"open"', '"status":{"open":null}'],
  ['"status":"open"', '"status":"open","status":"open"'],
  ['"status":"open"', '"status":"open","name":"somebody"'],
  ['{"taken":14}', '[14,14,14]'],
  ['"taken":14', '"taken":14.0'],
  ['"taken":14', '"taken":-14'],
  ['"taken":14', '"taken":10000'],
  ['"taken":14', '"taken":"14"'],
  ['["victim"]', 'null'],
  ['["victim"]', '["suspect"]'],
  ['"id":"p"', '"id":"p p"'],
  ['"id":"p"', '"id":""'],
  ['"state":"notified"', '"state":"sent"'],
  ['"to":"ppu"', '"to":"cid"'],
  ['"persons":[', '"persons":[{"id":"p","roles":[]},'],
])('a case with %s as %s is refused', (from, to) => {
  expect(CASE.split(from)).toHaveLength(2);
  expect(parseCase(CASE.replace(from, to))).toBeUndefined();
});

test('JSON is read as strictly as the twin reads it', () => {
  expect(parseJson('{"a":[1,"-1.5e3","\\"a\\":"],"b":{"a":true}}')).toEqual({ a: [1, '-1.5e3', '"a":'], b: { a: true } });
  const nested = (deep: number): string => '['.repeat(deep) + ']'.repeat(deep);
  for (const json of ['{"a":1,"\\u0061":2}', '[-0]', '[1.0]', '[1e1]', '["\\ud800"]', '{"\\udc00":1}', nested(128)])
    expect(() => parseJson(json)).toThrow();
  expect(parseJson('["\\ud83d\\ude00"]')).toEqual(['😀']);
  expect(parseJson(nested(127))).toBeInstanceOf(Array);
});

test('a pack that is no pack is malformed, and a pack from memory is linted like one from its text', () => {
  expect(readPack('pack').refusals).toEqual([{ code: 'malformed', at: '' }]);
  expect(readPack({ ...(JSON.parse(text('openapi/rules/packs/2016.1.json')) as object), language: 2 }).refusals).toEqual([
    { code: 'unsupported-language', at: 'language' },
  ]);
});

// Note 8 of the guidance, letter for letter.
const NOTE_8 =
  'You have been recorded on police systems against (add crime type) and we (the Police) have taken no further action against you. In the future, ' +
  'if you require an enhanced DBS check, it is unlikely this log will be disclosed unless it shows a pattern of behaviour. However, any decision ' +
  'to disclose is based on all factors and information available at the time of the decision.';

test.each([...packs.values()])(
  'only the crime type is filled into the wording of note 8, and there is no Welsh until one is approved',
  ({ source }) => {
    const crime = { en: 'an invented crime', cy: 'trosedd ddychmygol' };
    expect(source.advisory.en).toBe(NOTE_8);
    expect(filledWording(source.advisory, 'en', crime)).toBe(NOTE_8.replace('(add crime type)', 'an invented crime'));
    expect(filledWording(source.advisory, 'cy', crime)).toBeUndefined();
    expect(source.advisory.missing.en).toContain('awaiting an approved translation');
    expect(filledWording({ ...source.advisory, cy: 'Geiriad (add crime type) prawf.' }, 'cy', crime)).toBe(
      'Geiriad trosedd ddychmygol prawf.',
    );
  },
);

test('every day of 350 years is written as it was read', () => {
  const [first, last] = [parseDay('1850-01-01')!, parseDay('2199-12-31')!];
  expect(last - first + 1).toBe(350 * 365 + 85);
  const lost: number[] = [];
  for (let day = first; day <= last; day += 1) if (parseDay(writeDay(day)) !== day) lost.push(day);
  expect(lost).toEqual([]);
});

test('days and instants that do not exist or are written otherwise are refused', () => {
  const days = [
    '2026-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-01-00',
    '1849-12-31',
    '2200-01-01',
    '2026-1-01',
    '2026-01-01 ',
    '2026-01-01\n',
    '',
  ];
  expect(days.filter((day) => parseDay(day) !== undefined)).toEqual([]);
  const times = ['24:00:00Z', '10:60:00Z', '10:00:60Z', '10:00:00+00:00', '10:00:00.1Z', '10:00Z', '10:00:00z'];
  expect(times.filter((time) => parseInstant(`2026-03-01T${time}`) !== undefined)).toEqual([]);
  expect(['2026-03-01T23:59:59Z', '1969-12-31T23:59:59.999Z'].map((at) => writeInstant(parseInstant(at)!))).toEqual([
    '2026-03-01T23:59:59.000Z',
    '1969-12-31T23:59:59.999Z',
  ]);
});

test('somebody is a year older on the birthday and not the day before', () => {
  const age = (born: string, on: string): number | undefined => ageOn(parseDay(born)!, parseDay(on)!);
  expect([age('2008-11-24', '2026-11-23'), age('2008-11-24', '2026-11-24')]).toEqual([17, 18]);
  expect([age('2012-02-29', '2026-02-28'), age('2012-02-29', '2026-03-01'), age('2012-02-29', '2024-02-29')]).toEqual([13, 14, 12]);
  expect(age('2026-01-02', '2026-01-01')).toBeUndefined();
});
