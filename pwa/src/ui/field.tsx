// Label, hint and error around one input, tied together for screen readers.
//
// Must hold: a visible label tied to the input, never a placeholder; hint and error are read with the input (aria-describedby, hint
// first); the error stands between label and input, begins with the hidden word "Error:", and is not told by colour alone (bar, weight).
import type { ComponentChildren } from 'preact';
import { t } from '../i18n';

export interface FieldProps {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

export function describedBy({ id, hint, error }: Pick<FieldProps, 'id' | 'hint' | 'error'>): string | undefined {
  return [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
}

export function ErrorText({ id, error }: { id: string; error?: string | undefined }) {
  if (!error) return null;
  return (
    <p class="field-error" id={`${id}-error`}>
      <span class="visually-hidden">{t('error.prefix')} </span>
      {error}
    </p>
  );
}

export function Hint({ id, hint }: { id: string; hint?: string | undefined }) {
  return hint ? <p class="hint" id={`${id}-hint`}>{hint}</p> : null;
}

export function Field({ children, ...props }: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={props.error ? 'field has-error' : 'field'}>
      <label class="label" for={props.id}>{props.label}</label>
      <Hint {...props} />
      <ErrorText {...props} />
      {children}
    </div>
  );
}
