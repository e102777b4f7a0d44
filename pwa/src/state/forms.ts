// Half-typed forms outside the journey (a correction, a person, a note): kept under their address, so a reload brings them back.
import { signal, type Signal } from '@preact/signals';
import { forget, keep, read } from '../db/kept';
import { instant } from '../platform/clock';
import { notStored } from './drafts';
import { makeWriter } from './writer';

export interface Form<T> {
  id: string;
  value: Signal<T>;
  /** What was typed earlier has been looked up; until then nothing is shown, so that nothing is typed over. */
  ready: Signal<boolean>;
  set(change: Partial<T>): void;
  close(): Promise<void>;
}

export function openForm<T extends object>(id: string, initial: T): Form<T> {
  const value = signal(initial);
  const ready = signal(false);
  const writer = makeWriter<T>(
    async (next) => {
      await keep('forms', id, instant(), next);
      notStored.value = false;
    },
    () => (notStored.value = true),
  );
  void read<T>('forms', id)
    .then((kept) => kept && (value.value = { ...initial, ...kept }))
    .catch(() => (notStored.value = true))
    .finally(() => (ready.value = true));
  return {
    id, value, ready,
    set(change) {
      value.value = { ...value.value, ...change };
      writer.save(value.value);
    },
    async close() {
      writer.drop();
      await writer.flush();
      await forget('forms', id);
    },
  };
}
