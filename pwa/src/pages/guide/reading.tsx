// What is read from the server for one of these pages: that it is being read, that there is no signal, a way to try again.
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/parts/guide-work';
import type { Answer, Failed } from '../../state/reading';
import { report } from '../../state/sync';
import { Button, Notice } from '../../ui/parts';
import { problemText } from '../parts/messages';

export interface Read<T> {
  value: T | null;
  failed: Failed | null;
  busy: boolean;
  again: () => void;
}

/** Reads once, again when the signal is back; what was read stays on the screen. */
export function useReading<T>(key: string, load: () => Promise<Answer<T>>): Read<T> {
  const [state, setState] = useState<Omit<Read<T>, 'again'>>({ value: null, failed: null, busy: true });
  const asked = useRef('');
  const again = () => {
    asked.current = key;
    setState((before) => ({ ...before, busy: true }));
    void load().then((answer) => {
      if (asked.current === key)
        setState((before) =>
          'value' in answer ? { value: answer.value, failed: null, busy: false } : { ...before, failed: answer.failed, busy: false },
        );
    });
  };
  const reached = report.value.reached;
  useEffect(() => {
    if (asked.current !== key || (reached === true && state.failed === 'no-network' && !state.busy)) again();
  }, [key, reached]);
  return { ...state, again };
}

export function ReadingState({ read, without }: { read: Read<unknown>; without: string }) {
  const { value, failed, busy } = read;
  const button = (
    <Button kind="quiet" type="button" busy={busy} onClick={read.again}>
      {t(busy ? 'reading' : 'tryAgain')}
    </Button>
  );
  if (failed === 'no-network')
    return (
      <Notice tone="wait" role="status" title={t('noSignal')}>
        <p>{without}</p>
        {button}
      </Notice>
    );
  if (failed) {
    const { title, todo } = problemText(failed);
    return (
      <Notice tone="owed" role="status" title={title}>
        <p>{todo}</p>
        {button}
      </Notice>
    );
  }
  return value === null ? (
    <p class="muted" role="status">
      {t('reading')}
    </p>
  ) : null;
}
