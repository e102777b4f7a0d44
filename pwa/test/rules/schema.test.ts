// The published shape of a pack, and the published facts, against the code.

import { expect, test } from 'vitest';
import * as c from '../../src/rules/codes';
import { FACTS, type Kind } from '../../src/rules/vocabulary';
import { validator } from './json-schema';
import { PACKS, packFiles, text } from './support';

type Json = Record<string, unknown>;
const read = (path: string): Json => JSON.parse(text(path)) as Json;
const fits = validator(read('openapi/rules/pack.schema.json'));
const small = 'tests/vectors/packs-refused/base/small.json';

test.each([...packFiles.map((name) => `${PACKS}/${name}`), small])('%s is in the published shape', (path) => {
  expect(fits(read(path))).toBe(true);
});

const spoil: [what: string, spoil: (pack: Json) => void][] = [
  ['a member nobody knows', (pack) => (pack['script'] = 'run()')],
  ['no wording', (pack) => delete pack['advisory']],
  ['a role without Welsh', (pack) => delete ((pack['roles'] as Json[])[0]!['text'] as Json)['cy']],
  ['an operator that is not of the language', (pack) => (pack['outOfScopeWhen'] = { matches: ['a', 'b'] })],
  ['two operators', (pack) => (pack['outOfScopeWhen'] = { all: [], any: [] })],
  ['three things compared', (pack) => (pack['outOfScopeWhen'] = { is: ['a', 'b', 'c'] })],
  ['a moment that is no moment', (pack) => (pack['outOfScopeWhen'] = { before: ['today', 'now'] })],
  ['a later language', (pack) => (pack['language'] = 2)],
];
test.each(spoil)('the published shape refuses %s', (_, change) => {
  const pack = read(small);
  change(pack);
  expect(fits(pack)).toBe(false);
});

test('the published facts are those of the code, in the same order', () => {
  const lists = Object.fromEntries(Object.entries(c).map(([name, list]) => [name.toLowerCase(), list])) as Record<string, c.Codes>;
  const published = read('openapi/rules/facts.json') as {
    lists: Record<string, string[]>;
    facts: { fact: string; kind: string; list?: string; stage: number }[];
  };
  const own = Object.entries(FACTS).flatMap(([scope, facts]) =>
    Object.entries(facts as Record<string, readonly [Kind, number]>).map(([name, [kind, stage]]) => ({
      fact: `${scope}.${name}`,
      kind,
      stage,
    })),
  );
  expect(published.facts.map(({ fact, kind, list, stage }) => ({ fact, kind: list === undefined ? kind : lists[list], stage }))).toEqual(
    own,
  );
  for (const [name, list] of Object.entries(published.lists)) expect(list).toEqual(lists[name]);
});
