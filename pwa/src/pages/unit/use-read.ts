// Reads something from the server for a page, and keeps on the screen what was read when the signal goes.
import { useEffect, useRef, useState } from 'preact/hooks';
import { now } from '../../state/vocabulary';
import type { Answer, Failed } from '../../state/reading';

export interface Read<T> {
  value: T | null;
  /** When what is shown was read. */
  at: number | null;
  failed: Failed | null;
  busy: boolean;
  again: () => void;
}

/** `load` is asked anew whenever `key` changes; an answer for an earlier key is not shown. */
export function useRead<T>(key: string, load: () => Promise<Answer<T>>): Read<T> {
  const [state, setState] = useState<Omit<Read<T>, 'again'>>({ value: null, at: null, failed: null, busy: true });
  const asked = useRef('');
  const ask = () => {
    asked.current = key;
    setState((before) => ({ ...before, busy: true }));
    void load().then((answer) => {
      if (asked.current !== key) return;
      setState((before) =>
        'value' in answer
          ? { value: answer.value, at: now(), failed: null, busy: false }
          : { ...before, failed: answer.failed, busy: false },
      );
    });
  };
  useEffect(() => {
    setState({ value: null, at: null, failed: null, busy: true });
    ask();
    return () => void (asked.current = '');
  }, [key]);
  return { ...state, again: ask };
}
