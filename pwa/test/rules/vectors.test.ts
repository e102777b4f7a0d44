// Every shared vector, counted, and proof that nothing in a shipped pack goes without one.

import { expect, test } from 'vitest';
import { evaluate, parseInstant, parsePack, readCase, type Evaluation, type Pack, type Refusal } from '../../src/rules';
import { folder, packs, text } from './support';

interface Vector {
  name: string;
  pack: string;
  case: unknown;
  now: string;
  expected: Evaluation;
}
const vectors = folder<Vector>('tests/vectors/rules');

test.each(vectors.files)('%s is answered as expected, byte for byte', (_, vector) => {
  const answer = evaluate(packs.get(vector.pack)!, readCase(vector.case)!, parseInstant(vector.now)!);
  expect(JSON.stringify(answer)).toBe(JSON.stringify(vector.expected));
});

test('there are as many vectors as counted', () => {
  expect(vectors.files.length).toBe(vectors.count);
});

/** Everything that the vectors of a pack show happening. */
function shown(version: string): Set<string> {
  const answers = vectors.files.map(([, vector]) => vector).filter((vector) => vector.pack === version);
  return new Set(
    answers.flatMap(({ expected: e }) => [
      ...e.questions.flatMap((q) => [`question ${q.question} ${q.state}`, `question ${q.question} suggests ${String(q.suggested)}`]),
      ...e.requirements.map((r) => `requirement ${r.requirement} ${r.state}`),
      ...e.steps.map((s) => `step ${s.step} ${s.state}`),
      ...e.routes.map((r) => `route ${String(r.suggested)}`),
      ...e.outcomes.flatMap((o) => [`outcome ${String(o.suggested)}`, ...o.beside.map((code) => `beside ${code}`)]),
    ]),
  );
}

/** Everything once open or owed and once settled, each suggestion, each route, each outcome. */
function demanded({ source }: Pack): string[] {
  const states = (code: string): string[] =>
    // An incident that is evaluated has been created; CID's result is waited for as long as CID has accepted.
    code === 'incident_recorded' ? ['met'] : code === 'cid_result' ? ['waiting', 'met'] : ['owed', 'met'];
  return [
    ...source.questions.flatMap((q) => [`question ${q.code} open`, `question ${q.code} answered`]),
    ...source.questions.flatMap((q) => q.suggest.map((s) => `question ${q.code} suggests ${s.answer}`)),
    ...source.requirements.flatMap((r) => states(r.code).map((state) => `requirement ${r.code} ${state}`)),
    ...source.requirements.filter((r) => r.waitingWhen).map((r) => `requirement ${r.code} waiting`),
    ...source.steps.flatMap((s) => [`step ${s.code} owed`, `step ${s.code} done`, ...(s.pendingWhen ? [`step ${s.code} waiting`] : [])]),
    ...source.routes.map((r) => `route ${r.code}`),
    ...source.outcomeRules.flatMap((r) => [`outcome ${r.outcome}`, ...r.beside.map((code) => `beside ${code}`)]),
    'route null',
    'outcome null',
  ];
}

test.each([...packs])('every question, requirement, step, route and outcome of %s is shown by a vector', (version, pack) => {
  const seen = shown(version);
  expect(demanded(pack).filter((what) => !seen.has(what))).toEqual([]);
});

interface Bad {
  name: string;
  replace: [from: string, to: string][];
  expected: Refusal[];
}
const bad = folder<Bad>('tests/vectors/packs-refused');
const small = text('tests/vectors/packs-refused/base/small.json');

/** The small pack with pieces of its text replaced, each of which stands there once. */
function spoiled({ replace }: Bad): string {
  return replace.reduce((json, [from, to]) => {
    expect(json.split(from)).toHaveLength(2);
    return json.split(from).join(to);
  }, small);
}

test.each(bad.files)('%s is refused for its reason', (_, vector) => {
  expect(parsePack(spoiled(vector)).refusals).toEqual(vector.expected);
});

test('every reason of the specification has a bad pack, and there are as many as counted', () => {
  const section = text('openapi/rules/SPEC.md').split('## 5.')[1]!;
  const listed = [...section.matchAll(/^\| `([a-z-]+)`/gm)].map((row) => row[1]);
  const used = new Set(bad.files.flatMap(([, vector]) => vector.expected.map((refusal) => refusal.code)));
  expect([...used].sort()).toEqual(listed.sort());
  expect(bad.files.length).toBe(bad.count);
});

test('the small pack that the bad ones are made of is good', () => {
  expect(parsePack(small).refusals).toEqual([]);
});
