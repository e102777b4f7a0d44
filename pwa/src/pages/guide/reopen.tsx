// Re-opening: the closure stays in the history, and both questions are asked again.
import { t } from '../../i18n/parts/guide-work';
import { changeItem } from '../../state/items';
import { instant } from '../../state/vocabulary';
import { TextArea } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { useGuided } from '../case/use-guided';
import { messageFor } from '../parts/messages';
import { NoGuidance, NotHere } from './no-guidance';
import { needed } from './say';
import { live } from './words';

export function ReopenPage() {
  const { id, guided, loading, noPack } = useGuided();
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  const { view } = guided;
  const closure = live(view.file.items.closures).find((one) => !one.reopened);
  if (!closure) return <NotHere id={id} />;
  return (
    <CaseForm
      title={t('reopen.title')}
      lead={t('reopen.lead')}
      back={`/cases/${id}`}
      initial={{ reason: '' }}
      button={t('reopen.button')}
      check={({ reason }) => needed('reason', reason)}
      save={({ reason }, form) => changeItem(view, 'closure', closure, { reopened: { at: instant(), reason: reason.trim() } }, form)}
    >
      {({ reason }, set, errors) => (
        <TextArea
          id="reason"
          label={t('reopen.reason')}
          hint={t('reopen.hint')}
          error={messageFor(errors, 'reason')}
          value={reason}
          onInput={(next) => set({ reason: next })}
          rows={4}
          limit={2000}
        />
      )}
    </CaseForm>
  );
}
