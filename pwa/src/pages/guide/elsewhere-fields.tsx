// Checks for earlier occasions outside this system, as many as were made.
import { t } from '../../i18n/parts/guide-work';
import type { FormError } from '../../state/vocabulary';
import { PlusIcon } from '../../ui/icons';
import { TextField } from '../../ui/text-field';
import { messageFor } from '../parts/messages';
import { MomentField, thisMinute, WhoField } from './parts';
import { countMessage } from './say';
import type { Check } from './elsewhere';

interface Props {
  checks: Check[];
  onChange: (checks: Check[]) => void;
  errors: readonly FormError[];
}
export const newCheck = (): Check => ({ by: null, at: thisMinute(), where: '', count: '', offence: '' });

export function ElsewhereFields({ checks, onChange, errors }: Props) {
  const change = (at: number, part: Partial<Check>) => onChange(checks.map((one, place) => (place === at ? { ...one, ...part } : one)));
  return (
    <fieldset class="group">
      <legend class="group-title">{t('elsewhere.title')}</legend>
      <p class="hint">{t('elsewhere.hint')}</p>
      {checks.map((one, at) => (
        <fieldset class="group card" key={at}>
          <legend class="label">{t('elsewhere.nth', { n: at + 1 })}</legend>
          <TextField
            id={`check-${at}-where`}
            label={t('elsewhere.where')}
            hint={t('elsewhere.whereHint')}
            error={messageFor(errors, `check-${at}-where`)}
            value={one.where}
            onInput={(where) => change(at, { where })}
            spellcheck
          />
          <TextField
            id={`check-${at}-count`}
            label={t('elsewhere.count')}
            hint={t('elsewhere.countHint')}
            error={countMessage(errors, `check-${at}-count`)}
            value={one.count}
            onInput={(count) => change(at, { count })}
            width="tiny"
            inputMode="numeric"
          />
          <WhoField
            id={`check-${at}-by`}
            label={t('elsewhere.by')}
            error={messageFor(errors, `check-${at}-by`)}
            value={one.by}
            onChange={(by) => change(at, { by })}
          />
          <MomentField
            id={`check-${at}-at`}
            label={t('elsewhere.at')}
            error={messageFor(errors, `check-${at}-at`)}
            value={one.at}
            onChange={(when) => change(at, { at: when })}
          />
          <p>
            <button type="button" class="link-button" onClick={() => onChange(checks.filter((_, place) => place !== at))}>
              {t('elsewhere.remove')}
              <span class="visually-hidden"> {t('elsewhere.nth', { n: at + 1 })}</span>
            </button>
          </p>
        </fieldset>
      ))}
      <p>
        <button type="button" class="btn quiet" onClick={() => onChange([...checks, newCheck()])}>
          <PlusIcon />
          {t('elsewhere.add')}
        </button>
      </p>
    </fieldset>
  );
}
