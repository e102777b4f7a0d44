// Writes the expectation of every vector anew, as the Rust interpreter answers it. For the author of a change to a pack or to the
// answer: read the difference before committing it. `api/rules/tests/scenarios.rs` says by hand what must not change.
//
//   node tests/rules-differential/refresh-vectors.mjs

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askRust, ROOT, rustExample } from './twins.mjs';

/** One line for each member of a list, so that a difference is read line by line. */
function laid(value, deep) {
  const pad = '  '.repeat(deep);
  const open = (list, [first, last]) =>
    list.length ? `${first}\n${list.map((line) => `${pad}  ${line}`).join(',\n')}\n${pad}${last}` : first + last;
  if (Array.isArray(value))
    return open(
      value.map((item) => JSON.stringify(item)),
      '[]',
    );
  if (typeof value !== 'object' || value === null || deep > 1) return JSON.stringify(value);
  return open(
    Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}: ${laid(part, deep + 1)}`),
    '{}',
  );
}

const folder = join(ROOT, 'tests/vectors/rules');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort();
const vectors = names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
const lines = vectors.map(({ pack, case: document, now }) => JSON.stringify({ pack, case: document, now }));
await askRust(rustExample('evaluate'), lines, (answer, place) => {
  const { closable, ...expected } = JSON.parse(answer);
  if (!closable) throw new Error(`${names[place]} is refused`);
  writeFileSync(join(folder, names[place]), `${laid({ ...vectors[place], expected: { ...expected, closable } }, 0)}\n`);
});
writeFileSync(join(folder, 'COUNT'), `${names.length}\n`);
console.log(`${names.length} vectors written`);
