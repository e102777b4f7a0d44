// A date, and a time if wanted, as text: what is half-typed is kept, and an impossible date can be said to be one.
//
// Must hold: a fieldset with the question as its legend; each part has its own visible label; number keys on a phone without the arrows
// of a number input; no jumping from part to part by itself; hint and error are read with the group, how to write the time with the time.
import { t } from '../i18n';
import { Group } from './choices';

export interface DateTime {
  day: string;
  month: string;
  year: string;
  time: string;
}
interface Props {
  id: string;
  legend: string;
  heading?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
  value: DateTime;
  onChange: (value: DateTime) => void;
  withTime?: boolean;
  /** Buttons that fill the fields: what is recorded is mostly of today. */
  shortcuts?: { label: string; value: Partial<DateTime> }[];
}

export function DateTimeFields({ id, value, onChange, withTime, shortcuts = [], ...group }: Props) {
  const part = (name: keyof DateTime, label: string, width: string) => (
    <div class="date-part">
      <label for={`${id}-${name}`}>{label}</label>
      <input
        class={`input ${width}`} id={`${id}-${name}`} name={`${id}-${name}`} inputMode={name === 'time' ? 'text' : 'numeric'}
        type="text" autoComplete="off" aria-describedby={name === 'time' ? `${id}-time-hint` : undefined}
        aria-invalid={group.error ? true : undefined} value={value[name]}
        onInput={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <Group id={id} {...group}>
      {shortcuts.length ? (
        <div class="shortcuts">
          {shortcuts.map((shortcut) => (
            <button key={shortcut.label} type="button" class="chip" onClick={() => onChange({ ...value, ...shortcut.value })}>
              {shortcut.label}
            </button>
          ))}
        </div>
      ) : null}
      <div class="date-parts">
        {part('day', t('date.day'), 'w-2')}
        {part('month', t('date.month'), 'w-2')}
        {part('year', t('date.year'), 'w-4')}
        {withTime ? part('time', t('date.time'), 'w-5') : null}
      </div>
      {withTime ? <p class="hint after" id={`${id}-time-hint`}>{t('date.timeHint')}</p> : null}
    </Group>
  );
}
