// Another officer takes the case over; the officer who gives it away still sees it.
import { t } from '../../i18n/parts/guide-work';
import { readColleagues } from '../../state/colleagues';
import { addItem } from '../../state/items';
import { instant } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { TextArea } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { useGuided } from '../case/use-guided';
import { messageFor } from '../parts/messages';
import { ClosedFirst, NoGuidance } from './no-guidance';
import { ReadingState, useReading } from './reading';
import { needed } from './say';

export function HandOverPage() {
  const { id, guided, loading, noPack } = useGuided();
  const owner = guided?.view.file.officer.id ?? '';
  const read = useReading(owner, () => readColleagues(owner));
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  const { view } = guided;
  if (view.file.status === 'closed') return <ClosedFirst id={id} title={t('handOver.title')} />;
  const people = read.value ?? [];
  return (
    <CaseForm
      title={t('handOver.title')}
      lead={t('handOver.lead')}
      back={`/cases/${id}`}
      initial={{ to: '', reason: '' }}
      button={t('handOver.button')}
      check={({ to, reason }) => [...(to ? [] : [{ field: `to-${people[0]?.id ?? 'none'}`, code: 'choose-one' }]), ...needed('reason', reason)]}
      save={({ to, reason }, form) =>
        addItem(view, 'mark', { mark: 'handed_over', toOfficerId: to, at: instant(), reason: reason.trim() }, form)
      }
    >
      {({ to, reason }, set, errors) => (
        <>
          <ReadingState read={read} without={t('handOver.noSignal')} />
          {people.length ? (
            <Radios
              id="to"
              legend={t('handOver.to')}
              error={messageFor(errors, 'to')}
              value={to}
              onChange={(next) => set({ to: next })}
              options={people.map((one) => ({
                value: one.id,
                label: one.displayName,
                hint: [t(one.role === 'supervisor' ? 'handOver.supervisor' : 'handOver.officer'), one.collarNumber, one.team]
                  .filter(Boolean)
                  .join(' · '),
              }))}
            />
          ) : read.value ? (
            <p>{t('handOver.nobody')}</p>
          ) : null}
          <TextArea
            id="reason"
            label={t('handOver.reason')}
            error={messageFor(errors, 'reason')}
            value={reason}
            onInput={(next) => set({ reason: next })}
            rows={4}
            limit={2000}
          />
        </>
      )}
    </CaseForm>
  );
}
