// Every catalogue in both languages: the one that comes with the app, and those that come with a group of pages.
import { describe, expect, it } from 'vitest';
import type { Plural } from '../../src/i18n';
import { cy } from '../../src/i18n/cy';
import { en } from '../../src/i18n/en';

type Texts = Record<string, string | Plural>;
const parts = import.meta.glob<Record<'en' | 'cy', Texts>>('../../src/i18n/parts/*-{en,cy}.ts', { eager: true });
const named = Object.keys(parts).filter((path) => path.endsWith('-en.ts')).map((path) => [/([\w-]+)-en\.ts$/.exec(path)![1]!, parts[path]!.en,
  parts[path.replace('-en.ts', '-cy.ts')]?.cy ?? {}] as const);
const catalogues = [['the app', en as Texts, cy as Texts], ...named] as const;

const forms = (text: string | Plural): string[] => (typeof text === 'string' ? [text] : Object.values(text));
const placeholders = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!))].sort();
/** Names, and a word, that are the same in both languages. */
const NAMES = new Set(['Report Remove', 'Childline', 'Meic', 'CEOP', 'Waymark', 'English', 'Cymraeg', 'Person']);
/** The same in both languages: nothing in it but placeholders, marks and such names. */
const isSame = (text: string | Plural): boolean => forms(text).every((one) => NAMES.has(one) || !/\p{L}/u.test(one.replace(/\{\w+\}/g, '')));

it('the groups of pages have their texts', () => expect(named.length).toBeGreaterThanOrEqual(2));

describe.each(catalogues)('of %s, the Welsh texts', (_name, english, welsh) => {
  const keys = Object.keys(english);
  it('have the keys of the English ones, no more and no fewer', () => expect(Object.keys(welsh).sort()).toEqual([...keys].sort()));
  it('are one text where the English is one, and by number where the English is', () => {
    for (const key of keys) expect(typeof welsh[key], key).toBe(typeof english[key]);
  });
  it('are all translated', () => {
    expect(keys.filter((key) => !isSame(english[key]!) && JSON.stringify(welsh[key]) === JSON.stringify(english[key]))).toEqual([]);
  });
  it('use the apostrophe of print, as the English ones do', () => {
    for (const [language, all] of Object.entries({ english, welsh })) {
      expect(keys.filter((key) => forms(all[key]!).some((text) => text.includes("'") || text.includes('"'))), language).toEqual([]);
    }
  });
});

describe.each(catalogues.flatMap(([name, english, welsh]) => [[name, 'English', english, english], [name, 'Welsh', welsh, english]] as const))('of %s, the %s texts', (_name, _language, all, english) => {
  const keys = Object.keys(english);
  it('are never empty, never padded and never doubled in their spaces', () => {
    const bad = keys.filter((key) => forms(all[key]!).some((text) => text.trim() === '' || text !== text.trim() || text.includes('  ')));
    expect(bad).toEqual([]);
  });
  it('have the same placeholders in both languages', () => {
    for (const key of keys) {
      const wanted = placeholders(typeof english[key] === 'string' ? english[key] : english[key]!.other);
      const text = all[key]!;
      if (typeof text === 'string') expect(placeholders(text), key).toEqual(wanted);
      else for (const [rule, form] of Object.entries(text)) {
        // "Nobody", "one factor" and "asked twice" need not say the number again.
        const given = placeholders(form);
        expect(['zero', 'one', 'two'].includes(rule) && wanted.includes('n') ? [...new Set([...given, 'n'])].sort() : given, `${key} ${rule}`).toEqual(wanted);
      }
    }
  });
  it('have no bracket that is not a placeholder', () => {
    expect(keys.filter((key) => forms(all[key]!).some((text) => /[{}]/.test(text.replace(/\{\w+\}|“[{}]”/g, ''))))).toEqual([]);
  });
});
