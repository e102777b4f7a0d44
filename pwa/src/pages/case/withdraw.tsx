// Nothing is deleted: a mistake is withdrawn with a reason, and stays in the history.
import { here } from '../../router';
import { t } from '../../i18n';
import { t as desk } from '../../i18n/parts/desk';
import type { CaseView } from '../../state/case-view';
import { changeItem } from '../../state/items';
import { isItemKind, listOf } from '../../state/vocabulary';
import { withdraw } from '../../state/work';
import { SummaryList } from '../../ui/parts';
import { TextArea } from '../../ui/text-field';
import { kindOf, sayAll } from '../parts/changes';
import { usePack } from '../parts/use-pack';
import { personName, roleLabel } from '../parts/labels';
import { messageFor } from '../parts/messages';
import { CaseForm } from './form';
import { NoCase } from './loading';
import { useCase } from './use-case';

/** A party, a note, or any kind of item by its code: `/cases/{id}/crime/{item}/withdraw`. */
function find(view: CaseView, what: string, id: string): { id: string; etag: string } | undefined {
  const { file } = view;
  const list: readonly { id: string; etag: string }[] = what === 'note' ? file.notes : what === 'party' ? file.parties : isItemKind(what) ? file.items[listOf(what)] : [];
  return list.find((one) => one.id === id);
}

function titleOf(view: CaseView, what: string, id: string): string {
  const party = view.file.parties.find((p) => p.id === id);
  const person = view.file.persons.find((p) => p.id === party?.personId);
  if (party && person) return t('withdraw.party', { name: personName(person), role: roleLabel(party.role).toLocaleLowerCase() });
  return what === 'note' ? t('withdraw.note') : desk('withdraw.item', { what: kindOf(what) });
}

/** What it says, short: a mistake is withdrawn by somebody who sees which one it is. Where it stands is left to the case itself. */
function Which({ view, kind, item }: { view: CaseView; kind: string; item: object }) {
  const pack = usePack(view.file.guidancePack);
  const rows = sayAll(kind, { ...item, state: null, steps: null }, { file: view.file, pack }).slice(0, 4);
  return rows.length ? <SummaryList rows={rows.map(({ label, text }) => ({ label, value: <span class="prose">{text}</span> }))} /> : null;
}

export function WithdrawPage() {
  const { id, view, loading } = useCase();
  const { what = '', resource = '' } = here.value.params;
  const target = view && find(view, what, resource);
  if (!view || !target) return <NoCase loading={loading} />;
  const item = isItemKind(what) ? what : null;
  return (
    <CaseForm title={titleOf(view, what, resource)} lead={item ? `${t('withdraw.lead')} ${desk('withdraw.itemUsed')}` : t('withdraw.lead')} back={`/cases/${id}`} initial={{ reason: '' }} button={t('withdraw.button')}
      check={({ reason }) => (reason.trim() ? (reason.length > 500 ? [{ field: 'reason', code: 'too-long' }] : []) : [{ field: 'reason', code: 'reason-required' }])}
      save={({ reason }, form) => (item ? changeItem(view, item, target, { withdrawnReason: reason.trim() }, form) : withdraw(view, what === 'note' ? 'note' : 'party', target, reason, form))}>
      {({ reason }, set, errors) => <>{item ? <Which view={view} kind={item} item={target} /> : null}<TextArea id="reason" label={t('withdraw.reason')} hint={t('withdraw.reasonHint')} error={messageFor(errors, 'reason')} value={reason} onInput={(next) => set({ reason: next })} rows={4} limit={500} /></>}
    </CaseForm>
  );
}
