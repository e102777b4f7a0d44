// Two ways out for what cannot be put right here: to a supervisor, or as a sealed file. An item never leaves by a press alone.
import { useState } from 'preact/hooks';
import { go } from '../../router';
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/desk';
import { items } from '../../state/sync';
import { exportSealed, handOver, type WaitingItem } from '../../state/waiting';
import { instant, type OutboxItem } from '../../state/vocabulary';
import { Button, Notice } from '../../ui/parts';
import { saveFile } from '../../ui/save-file';
import { useReason } from '../unit/reason';

export function HandOver({ item }: { item: WaitingItem }) {
  const { field, busy, typed, check, send } = useReason(() => go('/waiting'));
  const submit = (event: Event) => {
    event.preventDefault();
    if (check()) void send((reason) => handOver(item, reason).then((answer) => (answer.kind === 'done' ? { done: true } : { failed: answer.kind === 'problem' ? answer.problem : answer.kind })));
  };
  return (
    <details open={typed}>
      <summary>{t('hand')}</summary>
      <form noValidate onSubmit={submit}>
        <p>{t('hand.lead')}</p>
        {field}
        <Button kind="quiet" busy={busy}>{t('hand')}</Button>
      </form>
    </details>
  );
}

export function SealedFile({ chosen }: { chosen: readonly OutboxItem[] }) {
  const [lacking, setLacking] = useState(0);
  const save = async (event: Event) => {
    event.preventDefault();
    const files = await exportSealed(chosen);
    // Read anew: what could not be sealed is in no file, and that is said.
    setLacking(chosen.filter(({ seq }) => !items.value.some((one) => one.seq === seq && one.envelope)).length);
    files.forEach((text, at) => saveFile(`waymark-sealed-${instant().slice(0, 10)}-${at + 1}.json`, text));
  };
  const saved = chosen.map((item) => item.exportedAt ?? '').sort()[0];
  return (
    <details>
      <summary>{t('sealed')}</summary>
      <form noValidate onSubmit={save}>
        <p>{t('sealed.lead')}</p>
        <div role="status">
          {lacking ? <Notice tone="owed" title={t('sealed.none', { n: lacking })} /> : saved ? <p class="strong">{t('sealed.saved', { time: dayAndTime(saved) })}</p> : null}
        </div>
        <Button kind="quiet">{t('sealed')}</Button>
      </form>
    </details>
  );
}
