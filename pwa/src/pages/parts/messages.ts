// Codes to sentences, in the page's language at the moment of showing.
import { maybe, t, type TextKey } from '../../i18n';
import type { FormError, Refusal } from '../../state/vocabulary';
import type { Message } from '../../ui/page';

export function errorText(code: string): string {
  return maybe(`field.${code}`) ?? t('field.unknown');
}
export const toMessages = (errors: readonly FormError[]): Message[] => errors.map((error) => ({ field: error.field, text: errorText(error.code) }));
/** The sentence for an input: its own, or that of one of its parts ("born" for "born-day"). */
export function messageFor(errors: readonly FormError[], field: string): string | undefined {
  const found = errors.find((error) => error.field === field || error.field.startsWith(`${field}-`));
  return found && errorText(found.code);
}

/** What a problem of the server means, in three sentences: what happened, that nothing was lost, what to do. */
export function problemText(refusal: Pick<Refusal, 'code' | 'status'>): { title: string; todo: string } {
  const code = refusal.code;
  const group = refusal.status >= 500 ? 'server' : 'other';
  return { title: maybe(`problem.${code}`) ?? t(`problem.${group}` as TextKey), todo: maybe(`problem.${code}.do`) ?? t(`problem.${group}.do` as TextKey) };
}
