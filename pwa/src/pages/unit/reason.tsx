// One reason, kept while it is typed, and sent to the server at once: what is decided there is no matter for the outbox.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { here } from '../../router';
import { t } from '../../i18n/parts/phones';
import { openForm } from '../../state/forms';
import type { Wrote } from '../../state/write-now';
import { TextArea } from '../../ui/text-field';
import { errorText } from '../parts/messages';
import { FailedNotice } from './new-pack';

const REASON_MAX = 500;
type Failed = Extract<Wrote, { failed: unknown }>['failed'];

/** The field with what the server said against it, and how it is sent. `say` has more to say of one answer than its code. */
export function useReason(onDone: () => void, say: (failed: Failed) => ComponentChildren = () => null) {
  const form = useMemo(() => openForm(here.value.path, { reason: '' }), []);
  const [error, setError] = useState<string | undefined>();
  const [failed, setFailed] = useState<Failed | null>(null);
  const [busy, setBusy] = useState(false);
  const { reason } = form.value.value;
  /** True when it can be sent; otherwise the field says what is wrong. */
  const check = (): boolean => {
    const found = !reason.trim() ? t('why.required') : reason.length > REASON_MAX ? errorText('too-long') : undefined;
    setError(found);
    if (found) document.getElementById('why')?.focus();
    return !found;
  };
  const send = async (write: (reason: string) => Promise<Wrote>) => {
    if (busy) return;
    setBusy(true);
    setFailed(null);
    const answer = await write(reason.trim());
    setBusy(false);
    if ('failed' in answer) return setFailed(answer.failed);
    await form.close();
    onDone();
  };
  // Not before what was typed earlier is back: nothing is typed over.
  const field = form.ready.value ? (
    <>
      <TextArea id="why" label={t('why')} error={error} value={reason} onInput={(next) => form.set({ reason: next })} rows={3} limit={REASON_MAX} />
      <div role="alert">{failed ? (say(failed) ?? <FailedNotice failed={failed} wrote />) : null}</div>
    </>
  ) : null;
  return { field, busy, typed: !!reason, check, send };
}
