// The texts as the build has them: by number, and by name where a code of the server, a list or a template leads to them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import { shortened, type Catalogue } from '../../scripts/short-texts/index.mjs';
import { plan } from '../../scripts/short-texts/plan.mjs';
import { keyed, named } from '../../src/i18n/named';

type Texts = Record<string, unknown>;
const SRC = new URL('../../src', import.meta.url).pathname;
const modules = import.meta.glob<Record<'en' | 'cy', Texts>>(['../../src/i18n/{en,cy}.ts', '../../src/i18n/parts/*-{en,cy}.ts'], { eager: true });
const sourceOf = (group: string, language: 'en' | 'cy') => modules[`../../src/i18n/${group ? `parts/${group}-` : ''}${language}.ts`]![language];

/** The catalogues of the build, from the code that it puts in their place. */
function built(root: string): { group: string; catalogue: Catalogue; en: Texts; cy: Texts; files: Map<string, string> }[] {
  const planned = plan(root);
  const files = shortened(planned, join(root, 'i18n/named.ts'));
  const run = (code: string): Texts => {
    const out: Texts = {};
    runInNewContext(code.replace(/import.*?;/, '').replaceAll('export const ', 'out.'), { named, out });
    return out;
  };
  const later = run([...files].find(([path]) => path.startsWith('\0'))![1]);
  return [...planned.catalogues].map(([group, catalogue]) => {
    const path = (language: string) => join(root, 'i18n', group ? `parts/${group}-${language}.ts` : `${language}.ts`);
    const place = /export\{(_\d+) as en\}/.exec(files.get(path('en'))!)?.[1];
    const en = (place ? later[place] : run(files.get(path('en'))!)['en']) as Texts;
    return { group, catalogue, en, cy: keyed(en, run(files.get(path('cy'))!)['cy'] as Texts), files };
  });
}

describe('the texts of the build', () => {
  const all = built(SRC);
  it('are those of the sources under each number and each name, in both languages', () => {
    expect(all.length).toBeGreaterThan(10);
    for (const { group, catalogue, en, cy } of all) {
      const keys = Object.keys(sourceOf(group, 'en'));
      expect([...catalogue.numbers.keys(), ...catalogue.unused].sort(), group).toEqual([...keys].sort());
      for (const [language, texts] of Object.entries({ en, cy })) for (const [key, number] of catalogue.numbers) {
        const wanted = sourceOf(group, language as 'en')[key];
        expect(texts[number], `${group} ${key} in ${language}`).toEqual(wanted);
        if (catalogue.named.includes(key)) expect(texts[key], `${group} ${key} by name in ${language}`).toEqual(wanted);
      }
    }
  });
  it('keep the names of what comes as a code', () => {
    const names = new Map(all.map(({ group, catalogue }) => [group, catalogue.named]));
    expect(names.get('')).toEqual(expect.arrayContaining(['problem.stale', 'problem.stale.do', 'field.required', 'channel.other', 'nav.cases', 'phase.primary']));
    expect(names.get('')).not.toContain('action.continue');
    expect(names.get('unit')).toContain('fault.pack-malformed');
  });
});

describe('a key', () => {
  let root = '';
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const TEXTS: Record<string, string> = {
    'i18n/index.ts': 'import { en } from "./en"; export const t = (key: keyof typeof en) => en[key]; export const maybe = t;',
    'i18n/en.ts': `export const en = { 'a.one': 'One', 'a.two': 'Two', 'b.list': 'List', 'c.sum': 'Sum', 'c.d': { one: '{n} d', other: '{n} ds' }, 'e.plain': 'Plain', 'f.x': 'X', 'f.y': 'Y', 'lost': 'Lost' };`,
    'i18n/cy.ts': `export const cy = { 'lost': 'Coll', 'a.one': 'Un', 'a.two': 'Dau', 'b.list': 'Rhestr', 'c.sum': 'Swm', 'c.d': { other: '{n} d' }, 'e.plain': 'Plaen', 'f.x': 'X', 'f.y': 'Y' };`,
  };
  const read = (code: string) => {
    root = mkdtempSync(join(tmpdir(), 'waymark-texts-'));
    for (const [path, text] of Object.entries({ ...TEXTS, 'main.tsx': `import { t, maybe } from './i18n';\n${code}` })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return built(root)[0]!;
  };
  const namedIn = (code: string) => read(code).catalogue.named;

  it('that is only ever called has a number, and in both languages the right one', () => {
    const { catalogue, en, cy, files } = read(`const plain = on ? t(on ? 'a.one' : ('a.two')) : t('e.plain');`);
    expect([catalogue.named, catalogue.unused]).toEqual([[], ['b.list', 'c.sum', 'c.d', 'f.x', 'f.y', 'lost']]);
    expect([en[0], en[1], en[2], cy[0], cy[1], cy[2]]).toEqual(['One', 'Two', 'Plain', 'Un', 'Dau', 'Plaen']);
    expect(files.get(join(root, 'main.tsx'))).toContain('on ? t(on ? 0 : (1)) : t(2)');
  });
  it('that a template, a list, a sum or another call leads to keeps its name', () => {
    expect(namedIn('const x = t(`a.${code}`); t("e.plain");')).toEqual(['a.one', 'a.two']);
    expect(namedIn('const LIST = ["b.list"] as const; LIST.map((key) => t(key));')).toEqual(['b.list']);
    expect(namedIn('const key = "c." + code;')).toEqual(['c.d', 'c.sum']);
    expect(namedIn('other("e.plain"); t("e.plain");')).toEqual(['e.plain']);
    expect(namedIn('import { en } from "./i18n/en"; Object.keys(en);')).toHaveLength(9);
  });
  it('whose template has words of a type that is written out keeps only those names', () => {
    expect(namedIn(`type Which = 'f' | 'b'; const x = (which: Which) => maybe(\`\${which}.x\`);`)).toEqual(['f.x']);
    expect(namedIn(`const x = (which: string) => maybe(\`\${which}.x\`);`)).toEqual(['f.x']);
  });
  it('is not guessed at: what could be any stops the build', () => {
    for (const code of ['maybe(code);', 't(code as never);', 't(`${one}${two}`);', 'const f = (t: string) => t("a.one");']) {
      expect(() => read(code), code).toThrow(/^texts: /);
      rmSync(root, { recursive: true, force: true });
    }
  });
});
