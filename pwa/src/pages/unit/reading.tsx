// What stands above a list that comes from the server: how old it is, that there is no signal, a way to read it again.
import { clock } from '../../i18n/format';
import { t } from '../../i18n/parts/unit';
import { Button, Notice } from '../../ui/parts';
import { problemText } from '../parts/messages';
import type { Read } from './use-read';

export function Reading({ read }: { read: Read<unknown> }) {
  const { value, at, failed, busy } = read;
  const again = (
    <Button kind="quiet" type="button" busy={busy} onClick={read.again}>
      {t(busy ? 'reading' : 'again')}
    </Button>
  );
  if (failed === 'no-network' && value === null) {
    return (
      <Notice tone="wait" role="status" title={t('needsSignal')}>
        <p>{t('needsSignal.text')}</p>
        {again}
      </Notice>
    );
  }
  if (failed && failed !== 'no-network') {
    const { title, todo } = problemText(failed);
    return (
      <Notice tone="owed" role="status" title={title}>
        <p>{todo}</p>
        {again}
      </Notice>
    );
  }
  if (value === null || at === null)
    return (
      <p class="muted" role="status">
        {t('reading')}
      </p>
    );
  return (
    <div class={failed ? 'read-line tone-wait' : 'read-line'}>
      <p class="muted small" role="status">
        {failed ? t('old', { time: clock(at) }) : t('readAt', { time: clock(at) })}
      </p>
      <button type="button" class="link-button" aria-disabled={busy ? true : undefined} onClick={() => busy || read.again()}>
        {t(busy ? 'reading' : 'again')}
      </button>
    </div>
  );
}
