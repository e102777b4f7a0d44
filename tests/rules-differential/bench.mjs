// How long the TypeScript twin takes for one evaluation of a large case: 30 people, 60 crimes. `bench_evaluate` in api/rules asks
// the Rust one the same. A phone-class processor is about four times slower; the budget there is 16 ms.
//
//   node tests/rules-differential/bench.mjs

import { realPacks, typescriptTwin } from './twins.mjs';
import { CRIMES, NOW, PEOPLE, largeCase } from './large-case.mjs';

const RUNS = 400;
const { rules } = await typescriptTwin();
const source = realPacks().find(({ version }) => version === '2016.1');
const { pack } = rules.readPack(source);
const document = largeCase(source);
const c = rules.readCase(document);
const now = rules.parseInstant(NOW);
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
