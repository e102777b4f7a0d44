// The app's own list of pages, read from its source: a page added there and walked by nobody fails the test of accessibility.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './harness.mjs';

const source = (path) => readFileSync(join(repository, 'pwa/src', path), 'utf8');
const list = (text, name) => [...new RegExp(`${name} = \\[([^\\]]*)\\]`).exec(text)[1].matchAll(/'(\w+)'/g)].map((found) => found[1]);

export const ROUTES = Object.fromEntries(
  [.../ROUTES = \{([^]*?)\n\}/.exec(source('router.ts'))[1].matchAll(/(\w+): '([^']+)'/g)].map((found) => [found[1], found[2]]),
);
export const STEPS = list(source('pages/record/steps.ts'), 'STEPS');
export const FACTS = list(source('domain/vocabulary.ts'), 'FACTS');

export function routeOf(path) {
  const parts = path.split('/').filter(Boolean);
  const fits = ([, pattern]) => {
    const wanted = pattern.split('/').filter(Boolean);
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith('{') || part === parts[at]);
  };
  return Object.entries(ROUTES).find(fits)?.[0] ?? 'unknown';
}
