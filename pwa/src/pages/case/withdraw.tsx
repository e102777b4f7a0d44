// Nothing is deleted: a mistake is withdrawn with a reason, and stays in the history.
import { here } from '../../router';
import { t } from '../../i18n';
import { withdraw } from '../../state/work';
import { TextArea } from '../../ui/text-field';
import { personName, roleLabel } from '../parts/labels';
import { messageFor } from '../parts/messages';
import { CaseForm } from './form';
import { NoCase } from './loading';
import { useCase } from './use-case';

export function WithdrawPage() {
  const { id, view, loading } = useCase();
  const { what, resource } = here.value.params;
  const party = view?.file.parties.find((p) => p.id === resource);
  const note = view?.file.notes.find((n) => n.id === resource);
  const target = what === 'note' ? note : party;
  if (!view || !target) return <NoCase loading={loading} />;
  const person = view.file.persons.find((p) => p.id === party?.personId);
  const title = party && person ? t('withdraw.party', { name: personName(person), role: roleLabel(party.role).toLocaleLowerCase() }) : t('withdraw.note');
  return (
    <CaseForm title={title} lead={t('withdraw.lead')} back={`/cases/${id}`} initial={{ reason: '' }} button={t('withdraw.button')}
      check={({ reason }) => (reason.trim() ? (reason.length > 500 ? [{ field: 'reason', code: 'too-long' }] : []) : [{ field: 'reason', code: 'reason-required' }])}
      save={({ reason }, form) => withdraw(view, what === 'note' ? 'note' : 'party', target, reason, form)}>
      {({ reason }, set, errors) => <TextArea id="reason" label={t('withdraw.reason')} hint={t('withdraw.reasonHint')} error={messageFor(errors, 'reason')} value={reason} onInput={(next) => set({ reason: next })} rows={4} limit={500} />}
    </CaseForm>
  );
}
