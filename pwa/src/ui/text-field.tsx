// One line or several lines of text. There is no other kind of input for text, and no file input at all.
import { describedBy, Field, type FieldProps } from './field';

interface TextProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  width?: 'full' | 'half' | 'short' | 'tiny';
  type?: 'text' | 'password' | 'search';
  autoComplete?: string;
  inputMode?: 'numeric' | 'text' | 'search';
  spellcheck?: boolean;
  capitals?: 'none' | 'words' | 'characters';
}

export function TextField({ value, onInput, width = 'full', type = 'text', autoComplete = 'off', inputMode, spellcheck = false, capitals, ...field }: TextProps) {
  return (
    <Field {...field}>
      <input
        class={`input w-${width}`} id={field.id} name={field.id} type={type as 'text'} value={value} autoComplete={autoComplete} inputMode={inputMode} spellcheck={spellcheck}
        autoCapitalize={capitals} aria-describedby={describedBy(field)} aria-invalid={field.error ? true : undefined} onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Field>
  );
}

export function TextArea({ value, onInput, rows = 8, ...field }: FieldProps & { value: string; onInput: (value: string) => void; rows?: number }) {
  return (
    <Field {...field}>
      <textarea
        class="input" id={field.id} name={field.id} rows={rows} spellcheck autoComplete="off" aria-describedby={describedBy(field)} aria-invalid={field.error ? true : undefined}
        value={value} onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Field>
  );
}
