// The offence, found by ordinary words in either language, as the law stood when it happened.
import { useState } from 'preact/hooks';
import { t as main } from '../../i18n';
import { plainDate } from '../../i18n/format';
import { t, tn } from '../../i18n/parts/crime';
import type { CaseFile } from '../../state/case-view';
import type { Source } from '../../state/guidance';
import { findOffences, wasLaw, type Offence } from '../../state/offences';
import { instant } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { TextField } from '../../ui/text-field';
import { packText } from '../guide/parts';

const SHOWN = 5;

/** The day whose law counts, and whether it is known when it happened. */
export function lawDay(file: CaseFile): { day: string; known: boolean } {
  const { happened } = file;
  const first = happened?.kind === 'exact' ? happened.at : happened?.kind === 'between' ? happened.from : null;
  return { day: (first ?? file.report?.reportedAt ?? instant()).slice(0, 10), known: first !== null };
}

export const offenceText = (pack: Source | null, code: string | null | undefined, words: string | null | undefined): string => {
  const found = pack?.offences.find((one) => one.code === code);
  return found ? packText(found.text) : words || code || t('crime.noOffence');
};
export const lawLine = (offence: Offence): string =>
  [offence.law, offence.classCode && t('offence.class', { code: offence.classCode }), offence.forceMustConfirm && t('offence.confirm')]
    .filter(Boolean)
    .join(' · ');

interface Props {
  file: CaseFile;
  pack: Source;
  value: string;
  typed: string;
  onChange: (change: { offence?: string; search?: string }) => void;
  error?: string | undefined;
}
export function OffenceField({ file, pack, value, typed, onChange, error }: Props) {
  const [all, setAll] = useState(false);
  const { day, known } = lawDay(file);
  const found = findOffences(pack.offences, typed);
  const law = found.filter((one) => wasLaw(one, day));
  const shown = all ? law : law.slice(0, SHOWN);
  const chosen = pack.offences.find((one) => one.code === value);
  const offered = chosen && !shown.includes(chosen) ? [chosen, ...shown] : shown;
  const option = (one: Offence) => ({ value: one.code, label: packText(one.text), hint: lawLine(one) });
  const gone = found.length - law.length;
  return (
    <div class="school-fields">
      <TextField
        id="offence-search"
        label={t('offence.search')}
        hint={t('offence.searchHint')}
        type="search"
        inputMode="search"
        value={typed}
        onInput={(search) => {
          setAll(false);
          onChange({ search });
        }}
      />
      <p class="hint" role="status">
        {typed.trim() ? tn('offence.found', law.length) : ''}
      </p>
      <Radios
        id="offence"
        legend={t('offence.results')}
        error={error}
        value={value}
        onChange={(offence) => onChange({ offence })}
        orLast={main('or')}
        options={[...offered.map(option), { value: 'not_known', label: main('value.notKnown') }]}
      />
      {law.length > shown.length ? (
        <button type="button" class="btn quiet" onClick={() => setAll(true)}>
          {tn('offence.more', law.length - shown.length)}
        </button>
      ) : null}
      <p class="hint small">
        {t('offence.day', { date: plainDate(day) })}{' '}
        {known ? null : (
          <>
            {t('offence.dayGuess')} <a href={`/cases/${file.id}/facts/happened`}>{t('offence.date')}</a>.{' '}
          </>
        )}
        {gone && typed.trim() ? `${tn('offence.notLaw', gone, { date: plainDate(day) })}. ` : null}
        {t('offence.confirmText')}
      </p>
    </div>
  );
}
