// Typed texts in two languages. A missing or additional key in Welsh fails the type check; empty strings and placeholders are tested.
import { signal } from '@preact/signals';
import { en } from './en';

/** Texts by number: Welsh has six forms, English two. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;
export type Key = keyof typeof en;
export type TextKey = { [K in Key]: (typeof en)[K] extends string ? K : never }[Key];
export type CountKey = Exclude<Key, TextKey>;
export type Catalogue = { [K in Key]: (typeof en)[K] extends string ? string : Plural };
export type Language = 'en' | 'cy';
export type Params = Record<string, string | number>;

export const language = signal<Language>('en');
const catalogue = signal<Catalogue>(en);
const KEPT = 'waymark.language';

function fill(text: string, params?: Params): string {
  return params ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole)) : text;
}

export function t(key: TextKey, params?: Params): string {
  return fill(catalogue.value[key], params);
}

/** A text that depends on a number; `{n}` is the number. */
export function tn(key: CountKey, n: number, params?: Params): string {
  const forms = catalogue.value[key];
  // English rules know no zero, but "nobody" reads better than "0 people".
  const rule = n === 0 && forms.zero ? 'zero' : new Intl.PluralRules(language.value).select(n);
  return fill(forms[rule] ?? forms.other, { n, ...params });
}

/** For codes that come from outside: the text when there is one. */
export function maybe(key: string, params?: Params): string | null {
  const text = (catalogue.value as Record<string, string | Plural>)[key];
  return typeof text === 'string' ? fill(text, params) : null;
}

/** Switches at once and is kept on this device. The Welsh texts are a file of the shell, so this works without a network. */
export async function setLanguage(to: Language): Promise<void> {
  catalogue.value = to === 'cy' ? (await import('./cy')).cy : en;
  language.value = to;
  document.documentElement.lang = to;
  localStorage.setItem(KEPT, to);
}

/** The language chosen here before, or else the browser's. */
export async function startLanguage(): Promise<void> {
  const kept = localStorage.getItem(KEPT) ?? (navigator.language?.startsWith('cy') ? 'cy' : 'en');
  if (kept === 'cy') await setLanguage('cy').catch(() => undefined);
}
