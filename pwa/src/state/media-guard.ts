// No image comes in by paste, by drag or as text. One guard on the document covers every field there is and every field to come.
import { signal } from '@preact/signals';
import { looksLikeMedia } from '../domain/text';

/** Shown until it is read: what to do instead. */
export const mediaRefused = signal(false);

type TextField = HTMLInputElement | HTMLTextAreaElement;
const lastGood = new WeakMap<TextField, string>();
const isField = (target: EventTarget | null): target is TextField => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
const isText = (field: TextField) => field instanceof HTMLTextAreaElement || !['radio', 'checkbox', 'password'].includes(field.type);

function refuse(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
  mediaRefused.value = true;
}

const carriesFile = (data: DataTransfer | null): boolean => !!data && (data.files.length > 0 || [...data.items].some((item) => item.kind === 'file') || [...data.types].includes('Files'));

export function guardAgainstMedia(target: Document = document): void {
  target.addEventListener('focusin', (event) => {
    if (isField(event.target) && isText(event.target)) lastGood.set(event.target, event.target.value);
  }, true);
  target.addEventListener('paste', (event) => {
    if (carriesFile(event.clipboardData) || looksLikeMedia(event.clipboardData?.getData('text') ?? '')) refuse(event);
  }, true);
  for (const type of ['dragenter', 'dragover', 'drop'] as const) {
    target.addEventListener(type, (event) => {
      if (!carriesFile(event.dataTransfer) && !(type === 'drop' && looksLikeMedia(event.dataTransfer?.getData('text') ?? ''))) return;
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
      event.preventDefault();
      if (type === 'drop') refuse(event);
    }, true);
  }
  // Whatever way the text came in: the field goes back to what it was, and what was refused is never stored.
  target.addEventListener('input', (event) => {
    const field = event.target;
    if (!isField(field) || !isText(field)) return;
    if (!looksLikeMedia(field.value)) {
      lastGood.set(field, field.value);
      return;
    }
    field.value = lastGood.get(field) ?? '';
    refuse(event);
  }, true);
}
