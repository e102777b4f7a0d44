import { describe, expect, it } from 'vitest';
import { cy } from '../../src/i18n/cy';
import { en } from '../../src/i18n/en';
import type { Plural } from '../../src/i18n';

type Texts = Record<string, string | Plural>;
const english: Texts = en, welsh: Texts = cy;
const keys = Object.keys(english);
const forms = (text: string | Plural): string[] => (typeof text === 'string' ? [text] : Object.values(text));
const placeholders = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!))].sort();

/** The same in both languages: nothing in them but placeholders and marks. */
const SAME = new Set(keys.filter((key) => forms(english[key]!).every((text) => !/\p{L}/u.test(text.replace(/\{\w+\}/g, '')))));

describe('the Welsh texts', () => {
  it('have the keys of the English ones, no more and no fewer', () => expect(Object.keys(welsh).sort()).toEqual([...keys].sort()));
  it('are one text where the English is one, and by number where the English is', () => {
    for (const key of keys) expect(typeof welsh[key], key).toBe(typeof english[key]);
  });
  it('are all translated', () => {
    const same = keys.filter((key) => !SAME.has(key) && JSON.stringify(welsh[key]) === JSON.stringify(english[key]));
    expect(same).toEqual([]);
  });
  it('use the apostrophe of print, as the English ones do', () => {
    for (const [name, all] of Object.entries({ english, welsh })) {
      const plain = keys.filter((key) => forms(all[key]!).some((text) => text.includes("'") || text.includes('"')));
      expect(plain, name).toEqual([]);
    }
  });
});

describe.each([['English', english], ['Welsh', welsh]] as const)('the %s texts', (_name, all) => {
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
        // "Nobody" need not say nought.
        const given = placeholders(form);
        expect(rule === 'zero' ? [...new Set([...given, 'n'])].sort() : given, `${key} ${rule}`).toEqual(wanted);
      }
    }
  });
  it('have no bracket that is not a placeholder', () => {
    expect(keys.filter((key) => forms(all[key]!).some((text) => /[{}]/.test(text.replace(/\{\w+\}/g, ''))))).toEqual([]);
  });
});
