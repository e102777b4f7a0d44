// Messages and small checks that these pages share.
import { t } from '../../i18n/parts/guide-work';
import type { FormError } from '../../state/vocabulary';
import { messageFor } from '../parts/messages';

export const MOST = 2000;

/** A text that must be there, and is not too long. */
export function needed(field: string, text: string, most = MOST): FormError[] {
  if (!text.trim()) return [{ field, code: 'required' }];
  return Array.from(text.trim()).length > most ? [{ field, code: 'too-long' }] : [];
}
export const optional = (field: string, text: string, most = MOST): FormError[] =>
  Array.from(text.trim()).length > most ? [{ field, code: 'too-long' }] : [];

export function countMessage(errors: readonly FormError[], field: string): string | undefined {
  return errors.some((one) => one.field === field && one.code === 'count-wrong') ? t('elsewhere.countWrong') : messageFor(errors, field);
}
