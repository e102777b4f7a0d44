// What happened, in the officer's words, beside the standing reminder.
import { t } from '../../i18n';
import type { FormError } from '../../state/vocabulary';
import { Notice } from '../../ui/parts';
import { TextArea } from '../../ui/text-field';
import { messageFor } from './messages';

/** Stands on every page where something could be described. */
export function ImageReminder() {
  return (
    <Notice tone="owed" title={t('reminder.title')}>
      <p>{t('reminder.text')}</p>
    </Notice>
  );
}

export function NarrativeField({ value, onChange, errors }: { value: string; onChange: (text: string) => void; errors: readonly FormError[] }) {
  return <TextArea id="narrative" label={t('narrative.label')} hint={t('narrative.hint')} error={messageFor(errors, 'narrative')} value={value} onInput={onChange} rows={8} limit={10_000} />;
}
