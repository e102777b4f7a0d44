// A form about a case: what is typed is kept under the page's address until it is sent or given up.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { go, here } from '../../router';
import { t } from '../../i18n';
import { openForm, type Form } from '../../state/forms';
import type { FormError } from '../../state/vocabulary';
import { Button } from '../../ui/parts';
import { Page } from '../../ui/page';
import { toMessages } from '../parts/messages';

interface Props<T> {
  title: string;
  lead?: string;
  /** Where saving and giving up lead. */
  back: string;
  initial: T;
  check: (value: T) => FormError[];
  save: (value: T, formId: string) => Promise<unknown>;
  button?: string;
  children: (value: T, set: Form<T>['set'], errors: readonly FormError[]) => ComponentChildren;
}

export function CaseForm<T extends object>({ title, lead, back, initial, check, save, button, children }: Props<T>) {
  const form = useMemo(() => openForm<T>(here.value.path, initial), []);
  const [errors, setErrors] = useState<FormError[]>([]);
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const found = check(form.value.value);
    setErrors(found);
    if (found.length) return;
    setBusy(true);
    // On a full phone: the form stays, and can be saved again.
    await save(form.value.value, form.id).catch((error: unknown) => {
      setBusy(false);
      throw error;
    });
    await form.close();
    go(back);
  };
  return (
    <Page title={title} back={{ href: back }} errors={toMessages(errors)}>
      {lead ? <p class="lead">{lead}</p> : null}
      {form.ready.value ? (
        <form noValidate onSubmit={submit}>
          {children(form.value.value, (change) => form.set(change), errors)}
          <Button busy={busy}>{button ?? t('action.save')}</Button>
          <p class="form-end"><button type="button" class="link-button" onClick={() => void form.close().then(() => go(back))}>{t('action.cancel')}</button></p>
        </form>
      ) : <p class="muted" role="status">{t('loading')}</p>}
    </Page>
  );
}
