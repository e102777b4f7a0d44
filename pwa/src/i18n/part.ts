// Texts of a group of pages that is loaded when it is first opened. The English ones come with the group; the Welsh ones are a file of
// the shell, read when Welsh is chosen and before anything of the group is shown in it.
import { signal } from '@preact/signals';
import { addPart, fill, language, pluralForm, type Params, type Plural } from './index';
import { keyed } from './named';

/** Every key of `en` and no other; a text where `en` has a text, forms by number where it has those. */
export type Texts<E> = { [K in keyof E]: E[K] extends string ? string : Plural };
type TextKeys<E> = { [K in keyof E]: E[K] extends string ? K : never }[keyof E];
type CountKeys<E> = Exclude<keyof E, TextKeys<E>>;

export interface PartTexts<E> {
  (key: TextKeys<E>, params?: Params): string;
  t: (key: TextKeys<E>, params?: Params) => string;
  /** A text that depends on a number; `{n}` is the number. */
  tn: (key: CountKeys<E>, n: number, params?: Params) => string;
  /** For codes that come from outside: the text when there is one. */
  maybe: (key: string, params?: Params) => string | null;
}

/** `export const t = part({ en, cy: () => import('./group-cy') });` and, for plurals, `export const { tn } = t;`. */
export function part<const E extends Record<string, string | Plural>>({ en, cy }: { en: E; cy: () => Promise<{ cy: Texts<E> }> }): PartTexts<E> {
  const welsh = signal<Texts<E> | null>(null);
  addPart(async () => {
    welsh.value ??= keyed(en, (await cy()).cy);
  });
  const find = (key: string) => ((language.value === 'cy' ? (welsh.value ?? en) : en) as Record<string, string | Plural>)[key];
  const t = (key: TextKeys<E>, params?: Params) => fill(find(key as string) as string, params);
  const tn = (key: CountKeys<E>, n: number, params?: Params) => fill(pluralForm(find(key as string) as Plural, n), { n, ...params });
  const maybe = (key: string, params?: Params) => {
    const text = find(key);
    return typeof text === 'string' ? fill(text, params) : null;
  };
  return Object.assign((key: TextKeys<E>, params?: Params) => t(key, params), { t, tn, maybe });
}
