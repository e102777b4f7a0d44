// One line or several lines of text. There is no other kind of input for text, and no file input at all.
//
// Must hold: the width hints at the length expected; nothing is refused while it is typed (no maxlength: a cut paste loses text); how
// much room is left is said only near the limit, politely and in steps; a password can be shown, and pasted; `autocomplete` is off, as
// what is typed is about other people.
import { useState } from 'preact/hooks';
import { t, tn } from '../i18n';
import { describedBy, Field, type FieldProps } from './field';

/** Preact's types tie the type of an input to its other attributes; ours go with any of these. */
const typed = (type: 'text' | 'search' | 'password') => ({ type }) as { type: 'text' };

/** What ties an input to its label, hint and error. */
function named(field: FieldProps) {
  return { id: field.id, name: field.id, 'aria-describedby': describedBy(field), 'aria-invalid': field.error ? true : undefined };
}

interface TextProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  width?: 'full' | 'half' | 'tiny';
  type?: 'text' | 'search';
  autoComplete?: string;
  inputMode?: 'numeric' | 'text' | 'search';
  spellcheck?: boolean;
  capitals?: 'none' | 'words' | 'characters';
}

export function TextField({ value, onInput, width = 'full', type = 'text', autoComplete = 'off', ...rest }: TextProps) {
  const { inputMode, spellcheck = false, capitals, ...field } = rest;
  return (
    <Field {...field}>
      <input
        class={`input w-${width}`} {...named(field)} {...typed(type)} value={value} autoComplete={autoComplete} inputMode={inputMode}
        spellcheck={spellcheck} autoCapitalize={capitals} onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Field>
  );
}

interface PasswordProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  autoComplete?: string;
  inputMode?: 'numeric' | 'text';
  onShown?: (shown: boolean) => void;
}
export function PasswordField({ value, onInput, autoComplete = 'current-password', inputMode, onShown, ...field }: PasswordProps) {
  const [shown, setShown] = useState(false);
  const turn = () => {
    setShown(!shown);
    onShown?.(!shown);
  };
  return (
    <Field {...field}>
      <div class="with-button">
        <input
          class="input" {...named(field)} {...typed(shown ? 'text' : 'password')} value={value} autoComplete={autoComplete}
          inputMode={inputMode} autoCapitalize="none" spellcheck={false} onInput={(event) => onInput(event.currentTarget.value)}
        />
        <button
          type="button" class="btn quiet" aria-label={t(shown ? 'password.hideLabel' : 'password.showLabel')} aria-controls={field.id}
          onClick={turn}
        >
          {t(shown ? 'password.hide' : 'password.show')}
        </button>
      </div>
    </Field>
  );
}

/** Said from four fifths of the limit on, in hundreds, so that a screen reader is not spoken over at every letter. */
function Room({ id, length, limit }: { id: string; length: number; limit: number }) {
  const left = limit - length;
  if (left > limit / 5) return null;
  const said = left < 0 ? tn('text.over', -left) : tn('text.left', left > 100 ? left - (left % 100) : left);
  return <p class={left < 0 ? 'field-error count-left' : 'hint count-left'} id={`${id}-room`} role="status">{said}</p>;
}

interface AreaProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  rows?: number;
  limit?: number;
}
export function TextArea({ value, onInput, rows = 8, limit, ...field }: AreaProps) {
  return (
    <Field {...field}>
      <textarea
        class="input" {...named(field)} rows={rows} spellcheck autoComplete="off" value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {limit ? <Room id={field.id} length={value.length} limit={limit} /> : null}
    </Field>
  );
}
