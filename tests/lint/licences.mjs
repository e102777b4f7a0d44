// Every library linked in or shipped has a licence that allows it: read from cargo's and npm's own records, without a download.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ALLOWED = new Set(['Apache-2.0', 'MIT', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'ISC', 'Zlib', 'Unicode-3.0', 'Unlicense', 'CC0-1.0', 'BSL-1.0', 'MIT-0', 'MPL-2.0', 'PostgreSQL', 'NCSA', 'CDLA-Permissive-2.0', 'Python-2.0', 'BlueOak-1.0.0', 'CC-BY-4.0', 'CC-BY-3.0', 'Apache-2.0 WITH LLVM-exception']);

/** "A OR B" needs one, "A AND B" needs both. */
export function allowed(expression) {
  const text = expression.replaceAll('/', ' OR ').trim();
  if (text.startsWith('(') && text.endsWith(')') && !text.slice(1, -1).includes(')')) return allowed(text.slice(1, -1));
  const split = (word) => {
    const parts = [];
    let depth = 0, from = 0;
    for (let at = 0; at < text.length; at++) {
      if (text[at] === '(') depth++;
      if (text[at] === ')') depth--;
      if (depth === 0 && text.startsWith(word, at)) { parts.push(text.slice(from, at)); from = at + word.length; }
    }
    return [...parts, text.slice(from)];
  };
  const both = split(' AND ');
  if (both.length > 1) return both.every(allowed);
  const either = split(' OR ');
  if (either.length > 1) return either.some(allowed);
  return ALLOWED.has(text);
}

const root = new URL('../../', import.meta.url).pathname;
const metadata = JSON.parse(execFileSync('cargo', ['metadata', '--format-version', '1', '--locked'], { cwd: root, maxBuffer: 1 << 28 }));
const crates = metadata.packages.filter((p) => p.source);
const packages = Object.entries(JSON.parse(readFileSync(`${root}pwa/package-lock.json`, 'utf8')).packages).filter(([path, p]) => path && !p.dev && !p.link);
const bad = [
  ...crates.filter((p) => !p.license || !allowed(p.license)).map((p) => `crate ${p.name} ${p.version}: ${p.license}`),
  ...packages.filter(([, p]) => !p.license || !allowed(p.license)).map(([path, p]) => `npm ${path}: ${p.license}`),
];
if (!crates.length || !packages.length) { console.error('licences: nothing was read'); process.exit(1); }
for (const line of bad) console.error(line);
console.log(`${crates.length} crates and ${packages.length} npm packages, ${bad.length} with a licence that is not allowed`);
process.exit(bad.length ? 1 : 0);
