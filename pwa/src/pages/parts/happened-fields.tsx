// When it happened: exactly, between two times, or not known.
import { t } from '../../i18n';
import type { FormError, HappenedAnswer } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { DateTimeFields } from '../../ui/date-time';
import { messageFor } from './messages';
import { timeShortcuts } from './report-fields';

export function HappenedFields({ value, onChange, errors, heading }: { value: HappenedAnswer; onChange: (change: Partial<HappenedAnswer>) => void; errors: readonly FormError[]; heading?: boolean }) {
  const time = (id: 'at' | 'from' | 'to', legend: string) => (
    <DateTimeFields id={id} legend={legend} withTime shortcuts={timeShortcuts()} error={messageFor(errors, id)} value={value[id]} onChange={(next) => onChange({ [id]: next })} />
  );
  return (
    <Radios id="happened" legend={t('happened.question')} heading={!!heading} hint={t('happened.hint')} error={messageFor(errors, 'happened')} value={value.kind} onChange={(kind) => onChange({ kind })} orLast={t('or')}
      options={[
        { value: 'exact', label: t('happened.exact'), reveal: time('at', t('happened.at')) },
        { value: 'between', label: t('happened.between'), hint: t('happened.betweenHint'), reveal: <>{time('from', t('happened.from'))}{time('to', t('happened.to'))}</> },
        { value: 'not_known', label: t('value.notKnown') },
      ]} />
  );
}
