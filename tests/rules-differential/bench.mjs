// How long the TypeScript twin takes for one evaluation of a large case: 30 people, 60 crimes. `bench_evaluate` in api/rules asks
// the Rust one the same. A phone-class processor is about four times slower; the budget there is 16 ms.
//
//   node tests/rules-differential/bench.mjs

import { realPacks, typescriptTwin } from './twins.mjs';

const [PEOPLE, CRIMES, RUNS] = [30, 60, 400];
const at = '2026-03-02T10:00:00Z';
const { rules } = await typescriptTwin();
const source = realPacks().find(({ version }) => version === '2016.1');
const { pack } = rules.readPack(source);
const person = (n) => `p${String(n % PEOPLE).padStart(2, '0')}`;
const each = (prefix, part) => Array.from({ length: PEOPLE }, (_, n) => ({ id: `${prefix}${n}`, personId: person(n), ...part }));
const link = (n, role) => ({ personId: person(n), role });
const repeat = (n) => (n % 3 ? 'no' : 'yes');

/** Everybody is victim and offender, each crime has two victims and two offenders, everybody is referred, asked about and told. */
const document = {
  incident: { id: 'incident', status: 'open', reportedAt: at },
  persons: Array.from({ length: PEOPLE }, (_, n) => ({
    id: person(n),
    roles: ['victim', 'offender'],
    ages: { taken: 11 + (n % 7) },
    addedAt: at,
  })),
  crimes: Array.from({ length: CRIMES }, (_, n) => ({
    id: `c${String(n).padStart(2, '0')}`,
    offence: 'pca_distribute_show',
    links: [link(n, 'victim'), link(n + 1, 'victim'), link(n + 2, 'offender'), link(n + 3, 'offender')],
    outcome: { code: '21', at },
  })),
  referrals: each('u', { to: 'ppu', state: 'notified', sentAt: at, at }),
  answers: [
    ...source.questions
      .filter((q) => q.subject === 'incident')
      .map((q) => ({ id: q.code.replaceAll('_', '-'), question: q.code, answer: 'no', at })),
    ...Array.from({ length: PEOPLE }, (_, n) => ({
      id: `r${n}`,
      question: 'repeat_offender',
      subjectId: person(n),
      answer: repeat(n),
      at,
      computed: repeat(n),
    })),
  ],
  decisions: each('d', { route: 'no_prosecution', at, reason: true }),
  occasions: each('o', { offence: 'pca_distribute_show', onRecord: 1, checkedAt: at }),
  advisories: each('y', { state: 'given', at }),
  restorative: each('m', { state: 'invited', at }),
  exhibits: [{ id: 'x', state: 'surrendered' }],
};
const c = rules.readCase(document);
const now = rules.parseInstant('2026-03-20T09:00:00Z');
const answer = rules.evaluate(pack, c, now);

function timed(what, run) {
  const first = performance.now();
  run();
  const cold = performance.now() - first;
  const millis = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  }).sort((a, b) => a - b);
  const [median, high] = [millis[RUNS / 2], millis[Math.floor(RUNS * 0.99)]];
  console.log(
    `${what}: median ${(median * 1000).toFixed(0)} us, 99th of 100 ${(high * 1000).toFixed(0)} us, first ${(cold * 1000).toFixed(0)} us`,
  );
}

console.log(
  `TypeScript: ${PEOPLE} people, ${CRIMES} crimes, ${answer.requirements.length} requirements in the answer (${JSON.stringify(answer).length} bytes)`,
);
timed('evaluate', () => rules.evaluate(pack, c, now));
timed('read the case and evaluate', () => rules.evaluate(pack, rules.readCase(document), now));
timed('read and lint the pack', () => rules.readPack(source));
