// A date, and a time if wanted, as text: what is half-typed is kept, and an impossible date can be said to be one.
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
  birthday?: boolean;
}

export function DateTimeFields({ id, value, onChange, withTime, shortcuts = [], birthday, ...group }: Props) {
  const part = (name: keyof DateTime, label: string, width: string, complete?: string) => (
    <div class="date-part">
      <label for={`${id}-${name}`}>{label}</label>
      <input
        class={`input ${width}`} id={`${id}-${name}`} name={`${id}-${name}`} inputMode={name === 'time' ? 'text' : 'numeric'} type="text" autoComplete={complete ?? 'off'}
        value={value[name]} aria-invalid={group.error ? true : undefined} onInput={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <Group id={id} {...group}>
      {shortcuts.length ? (
        <div class="shortcuts">
          {shortcuts.map((shortcut) => (
            <button key={shortcut.label} type="button" class="chip" onClick={() => onChange({ ...value, ...shortcut.value })}>{shortcut.label}</button>
          ))}
        </div>
      ) : null}
      <div class="date-parts">
        {part('day', t('date.day'), 'w-2')}
        {part('month', t('date.month'), 'w-2')}
        {part('year', t('date.year'), 'w-4')}
        {withTime ? part('time', t('date.time'), 'w-5') : null}
      </div>
      {birthday ? null : withTime ? <p class="hint after">{t('date.timeHint')}</p> : null}
    </Group>
  );
}
