// Demands that the two interpreters and the two linters say the same, byte for byte, of what nobody thought of.
//
//   node tests/rules-differential/run.mjs [--seed N] [--cases N]
//
// Needs `npm ci` in pwa/ (for the bundler) and cargo. Ends with 1 on any difference, or if it compared fewer than it was asked to.

import { randomCase, randomNow, spoiled } from './cases.mjs';
import { damaged, flawed, random } from './packs.mjs';
import { chance } from './random.mjs';
import { askRust, facts, realPacks, rustExample, typescriptTwin } from './twins.mjs';

const option = (name, otherwise) => (process.argv.includes(name) ? Number(process.argv[process.argv.indexOf(name) + 1]) : otherwise);
const seed = option('--seed', Date.now() % 4_294_967_296);
const CASES = option('--cases', 20_000);
/** A shorter run is for looking; it never passes. */
const LEAST = 20_000;
const DAMAGED = CASES / 40;
const FLAWED = CASES / 20;
const RANDOM = CASES / 100;
const by = chance(seed);
const started = performance.now();
console.log(`seed ${seed} (again: node tests/rules-differential/run.mjs --seed ${seed} --cases ${CASES})`);

const program = rustExample('evaluate');
const { rules, code } = await typescriptTwin();
const real = realPacks();

/** What TypeScript answers to one request; requests are drawn lazily, so neither side's memory holds the run. */
const twin = new Map(real.map((pack) => [pack.version, rules.parsePack(JSON.stringify(pack)).pack]));
function define(name, json) {
  const { pack, refusals } = rules.parsePack(json);
  if (pack) twin.set(name, pack);
  return JSON.stringify({ refusals });
}
function evaluate(name, json, now) {
  const [pack, c, at] = [twin.get(name), rules.parseCase(json), rules.parseInstant(now)];
  return pack && c && at !== undefined ? JSON.stringify(rules.evaluate(pack, c, at)) : '{"refused":true}';
}

const counted = { evaluated: 0, 'cases refused': 0, 'packs linted': 0, 'packs refused': 0, 'random packs': 0 };
const expected = [];
function* requests() {
  for (let n = 0; n < DAMAGED; n += 1) {
    const json = JSON.stringify(damaged(by, by.one(real)));
    const answer = define('damaged', json);
    counted['packs linted'] += 1;
    if (answer !== '{"refusals":[]}') counted['packs refused'] += 1;
    expected.push(answer);
    yield `{"define":"damaged","pack":${json}}`;
  }
  for (let n = 0, pack = null; n < FLAWED; n += 1) {
    if (n % 50 === 0) pack = random(by, by.one(real), facts);
    const json = JSON.stringify(flawed(by, pack, facts));
    const answer = define('damaged', json);
    counted['packs linted'] += 1;
    if (answer !== '{"refusals":[]}') counted['packs refused'] += 1;
    expected.push(answer);
    yield `{"define":"damaged","pack":${json}}`;
  }
  const packs = [...real];
  for (let n = 0; n < RANDOM; n += 1) {
    const pack = random(by, by.one(real), facts);
    const json = JSON.stringify(pack);
    const answer = define(pack.version, json);
    expected.push(answer);
    if (answer === '{"refusals":[]}') {
      packs.push(pack);
      counted['random packs'] += 1;
    }
    counted['packs linted'] += 1;
    yield `{"define":"${pack.version}","pack":${json}}`;
  }
  for (let n = 0; n < CASES; n += 1) {
    const pack = by.often(0.5) ? by.one(real) : by.one(packs);
    const document = randomCase(by, pack);
    const json = by.often(0.06) ? spoiled(by, document) : JSON.stringify(document);
    const now = randomNow(by, document);
    const answer = evaluate(pack.version, json, now);
    counted[answer === '{"refused":true}' ? 'cases refused' : 'evaluated'] += 1;
    expected.push(answer);
    // A text that is no JSON cannot travel inside a line of JSON: the Rust side gets something it must refuse as well.
    yield `{"pack":"${pack.version}","case":${isJson(json) ? json : 'null'},"now":"${now}"}`;
  }
}
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const kept = new Map();
function* remembered() {
  let place = 0;
  for (const line of requests()) {
    kept.set(place++, line);
    yield line;
  }
}

let different = 0;
const heard = await askRust(program, remembered(), (answer, place) => {
  const wanted = expected[place];
  expected[place] = undefined;
  const line = kept.get(place);
  kept.delete(place);
  if (answer === wanted) return;
  different += 1;
  if (different > 3) return;
  const from = [...answer].findIndex((letter, at) => letter !== wanted[at]);
  console.error(`\ndifference ${different} at request ${place}:\n${line.slice(0, 6_000)}`);
  console.error(
    `Rust:       …${answer.slice(Math.max(0, from - 120), from + 200)}\nTypeScript: …${wanted.slice(Math.max(0, from - 120), from + 200)}`,
  );
});

const compared = counted.evaluated + counted['cases refused'];
for (const [what, many] of Object.entries(counted)) console.log(`${String(many).padStart(7)} ${what}`);
console.log(`${String(different).padStart(7)} different`);
console.log(`TypeScript twin: ${code.length} bytes minified; ${((performance.now() - started) / 1000).toFixed(1)} s in all`);
const complete = heard === expected.length && compared >= Math.max(CASES, LEAST) && counted['random packs'] > 0 && counted['packs refused'] > 0;
if (!complete) console.error(`compared ${compared} of ${Math.max(CASES, LEAST)} cases, ${heard} answers to ${expected.length} requests`);
process.exitCode = different === 0 && complete ? 0 : 1;
