// How long one evaluation of a large case takes on a phone-class processor: the twin in Chromium, slowed down four times. The budget
// is 16 ms, one frame; one evaluation in Rust is printed beside it by `bench_evaluate`.
//
//   node tests/rules-differential/bench-phone.mjs

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CRIMES, NOW, PEOPLE, largeCase } from './large-case.mjs';
import { ROOT, realPacks, typescriptTwin } from './twins.mjs';

const SLOWER = 4;
const RUNS = 200;
const { chromium } = createRequire(join(ROOT, 'pwa/package.json'))('playwright-core');
const { code } = await typescriptTwin();
const source = realPacks().find(({ version }) => version === '2016.1');

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const measured = await page.evaluate(
    async ({ code, source, document, moment, runs }) => {
      const rules = await import(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
      const { pack } = rules.readPack(source);
      const now = rules.parseInstant(moment);
      const once = () => {
        const started = performance.now();
        rules.evaluate(pack, rules.readCase(document), now);
        return performance.now() - started;
      };
      const first = once();
      const rest = Array.from({ length: runs }, once).sort((a, b) => a - b);
      return { first, median: rest[runs / 2], high: rest[Math.floor(runs * 0.99)], requirements: rules.evaluate(pack, rules.readCase(document), now).requirements.length };
    },
    { code, source, document: largeCase(source), moment: NOW, runs: RUNS },
  );
  const ms = (value) => `${value.toFixed(1)} ms`;
  console.log(`Chromium, ${SLOWER} times slower: ${PEOPLE} people, ${CRIMES} crimes, ${measured.requirements} requirements in the answer`);
  console.log(`read the case and evaluate: median ${ms(measured.median)}, 99th of 100 ${ms(measured.high)}, first ${ms(measured.first)} (budget 16 ms)`);
} finally {
  await browser.close();
}
