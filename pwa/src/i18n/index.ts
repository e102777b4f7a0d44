// Typed texts in two languages. A missing or additional key in Welsh fails the type check; empty strings and placeholders are tested.
import { signal } from '@preact/signals';
import { en } from './en';
import { keyed } from './named';

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

export function fill(text: string, params?: Params): string {
  return params ? text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole)) : text;
}

export function t(key: TextKey, params?: Params): string {
  return fill(catalogue.value[key], params);
}

/** A text that depends on a number; `{n}` is the number. */
export function tn(key: CountKey, n: number, params?: Params): string {
  return fill(pluralForm(catalogue.value[key], n), { n, ...params });
}

/** The form for a number in the language that is shown. */
export function pluralForm(forms: Plural, n: number): string {
  // English rules know no zero, but "nobody" reads better than "0 people"; nor a two, but "both" does.
  const rule = n === 0 && forms.zero ? 'zero' : n === 2 && forms.two ? 'two' : new Intl.PluralRules(language.value).select(n);
  return forms[rule] ?? forms.other;
}

/** For codes that come from outside: the text when there is one. */
export function maybe(key: string, params?: Params): string | null {
  const text = (catalogue.value as Record<string, string | Plural>)[key];
  return typeof text === 'string' ? fill(text, params) : null;
}

type LoadWelsh = () => Promise<void>;
const parts = new Set<LoadWelsh>();

/** Texts of a group of pages: their Welsh is loaded together with the rest. */
export function addPart(load: LoadWelsh): void {
  parts.add(load);
}

/** Everything that is loaded can be shown in the language that is chosen. */
export async function partsReady(to: Language = language.value): Promise<void> {
  if (to === 'cy') await Promise.all([...parts].map((load) => load()));
}

/** Switches at once and is kept on this device. The Welsh texts are a file of the shell, so this works without a network. */
export async function setLanguage(to: Language): Promise<void> {
  const next = to === 'cy' ? keyed(en, (await import('./cy')).cy) : en;
  await partsReady(to);
  catalogue.value = next;
  language.value = to;
  document.documentElement.lang = to;
  localStorage.setItem(KEPT, to);
}

/** The language chosen here before, or else the browser's. */
export async function startLanguage(): Promise<void> {
  const kept = localStorage.getItem(KEPT) ?? (navigator.language?.startsWith('cy') ? 'cy' : 'en');
  if (kept === 'cy') await setLanguage('cy').catch(() => undefined);
}
