// What every question of the journey shares: how far along it is, the form, the way on.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { go } from '../../router';
import { t } from '../../i18n';
import { flushDrafts } from '../../state/drafts';
import type { Draft, FormError } from '../../state/vocabulary';
import { Button } from '../../ui/parts';
import { Page } from '../../ui/page';
import { toMessages } from '../parts/messages';
import { after, before, STEPS, type Step } from './steps';

interface Props {
  step: Step;
  draft: Draft;
  fromCheck: boolean;
  title: string;
  heading?: boolean;
  check: () => FormError[];
  children: (errors: readonly FormError[]) => ComponentChildren;
}

export function Progress({ step }: { step: Step }) {
  const at = STEPS.indexOf(step) + 1;
  return (
    <div class="progress">
      <p id="progress-label">{t('record.progress', { at, of: STEPS.length })}</p>
      <progress value={at} max={STEPS.length} aria-labelledby="progress-label" />
    </div>
  );
}

/** Under the way on: nothing has to be saved, and one may leave at any time. */
export function KeptAsTyped() {
  return <p class="form-end"><a class="row-link" href="/">{t('record.later')}</a><span class="saved-hint">{t('record.kept')}</span></p>;
}

export function Question({ step, draft, fromCheck, title, heading = false, check, children }: Props) {
  const [errors, setErrors] = useState<FormError[]>([]);
  const submit = async (event: Event) => {
    event.preventDefault();
    const found = check();
    setErrors(found);
    if (found.length) return;
    await flushDrafts();
    go(after(draft.id, step, fromCheck));
  };
  return (
    <Page title={title} heading={heading} back={{ href: before(draft.id, step, fromCheck) }} caption={<Progress step={step} />} errors={toMessages(errors)}>
      <form noValidate onSubmit={submit}>
        {children(errors)}
        <Button>{t('action.continue')}</Button>
        <KeptAsTyped />
      </form>
    </Page>
  );
}
