// One reason about one record: it was an error, or it is withdrawn.
import { changeItem, type ItemKind } from '../../state/items';
import type { CaseView } from '../../state/case-view';
import { instant } from '../../state/vocabulary';
import { TextArea } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { messageFor } from '../parts/messages';
import { needed, REASON_MAX, WITHDRAWN_MAX } from './forms';
import { keyed, type Keyed } from './keyed';

interface Props {
  view: CaseView;
  kind: ItemKind;
  item: { id: string; etag: string };
  what: 'error' | 'withdraw';
  title: string;
  lead: string;
  label: string;
  back: string;
}

export function ReasonForm({ view, kind, item, what, title, lead, label, back }: Props) {
  const form = keyed<{ reason: string }>(`${what} ${item.id}`, { reason: '' });
  const max = what === 'error' ? REASON_MAX : WITHDRAWN_MAX;
  const save = (all: Keyed<{ reason: string }>, formId: string) => {
    const reason = form.of(all).reason.trim();
    return changeItem(
      view,
      kind,
      item,
      what === 'error' ? { givenInError: { at: instant(), reason } } : { withdrawnReason: reason },
      formId,
    );
  };
  return (
    <CaseForm<Keyed<{ reason: string }>>
      title={title}
      lead={lead}
      back={back}
      initial={form.initial}
      check={(all) => needed('reason', form.of(all).reason, max)}
      save={save}
    >
      {(all, set, errors) => (
        <TextArea
          id="reason"
          label={label}
          error={messageFor(errors, 'reason')}
          value={form.of(all).reason}
          onInput={(reason) => set(form.with(all, { reason }))}
          rows={4}
          limit={max}
        />
      )}
    </CaseForm>
  );
}
