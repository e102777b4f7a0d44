// Fails when the app grows past its byte budget: exact, where a stopwatch would be noisy.
import { readFileSync, readdirSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const FIRST_SCREEN = 60 * 1024; // JavaScript and CSS that index.html asks for, brotli
const WHOLE_APP = 150 * 1024; // every text file of the build in one language, brotli: the Welsh texts are a file of their own (`cy-…`)

const size = (path) => brotliCompressSync(readFileSync(path)).length;
const html = readFileSync('dist/index.html', 'utf8');
const first = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((m) => m[1]);
const all = [...readdirSync('dist/assets').map((n) => `assets/${n}`), 'index.html', 'sw.js', 'manifest.webmanifest'].filter((n) => /\.(js|css|html|webmanifest)$/.test(n));
const sum = (names) => names.reduce((total, name) => total + size(`dist/${name}`), 0);

for (const name of all) console.log(`${String(size(`dist/${name}`)).padStart(7)}  ${name}${first.includes(name) ? '  (first screen)' : ''}`);
const welsh = all.filter((name) => name.startsWith('assets/cy-'));
const [firstBytes, welshBytes] = [sum(first), sum(welsh)];
const allBytes = sum(all) - welshBytes;
console.log(`first screen ${firstBytes} of ${FIRST_SCREEN} bytes, whole app ${allBytes} of ${WHOLE_APP} bytes in English, ${allBytes + welshBytes} with the Welsh texts (brotli)`);
if (welsh.length !== 1) { console.error('budget: the Welsh texts are not one file of their own'); process.exit(1); }
if (first.length < 2) { console.error('budget: index.html names no script or no stylesheet'); process.exit(1); }
if (firstBytes > FIRST_SCREEN || allBytes > WHOLE_APP) { console.error('budget: over'); process.exit(1); }
