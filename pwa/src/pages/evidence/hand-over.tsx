// A device goes from hand to hand, and back.
import { t } from '../../i18n/parts/evidence';
import type { CaseView } from '../../state/case-view';
import { changeItem, me } from '../../state/items';
import { checkWho, whoToWire, type FormError, type WallTime, type Who } from '../../state/vocabulary';
import { TextArea, TextField } from '../../ui/text-field';
import { checkAfter, instantOf, LIMITS, textOrNull, tooLong } from '../care/checks';
import { CaseForm } from '../case/form';
import { MomentField, thisMinute, WhoField } from '../guide/parts';
import { messageFor } from '../parts/messages';
import { keeper, type Exhibit } from './device';
import { exhibitName } from './exhibits';

export interface HandOverAnswer {
  from: Who | null;
  to: Who | null;
  at: WallTime;
  place: string;
  reason: string;
}
export function checkHandOver(value: HandOverAnswer, one: Exhibit): FormError[] {
  return [
    ...checkWho('from', value.from),
    ...checkWho('to', value.to),
    ...checkAfter('at', value.at, keeper(one).at),
    ...tooLong('place', value.place, LIMITS.name),
    ...tooLong('reason', value.reason, LIMITS.reason),
  ];
}
/** Earlier hand-overs stay as they are; a place that is named is where it is kept now. */
export function handOverPatch(value: HandOverAnswer, one: Exhibit): object {
  const place = textOrNull(value.place);
  const next = {
    at: instantOf(value.at, keeper(one).at),
    from: whoToWire(value.from),
    to: whoToWire(value.to),
    place,
    reason: textOrNull(value.reason),
  };
  return { handOvers: [...(one.handOvers ?? []), next], ...(place ? { keptAt: place } : {}) };
}

export function HandOverForm({ view, one }: { view: CaseView; one: Exhibit }) {
  const initial: HandOverAnswer = { from: keeper(one).who ?? me(), to: null, at: thisMinute(), place: '', reason: '' };
  const { persons } = view.file;
  return (
    <CaseForm<HandOverAnswer>
      title={t('handOver.title', { what: exhibitName(one) })}
      back={`/cases/${view.file.id}/exhibits/${one.id}`}
      initial={initial}
      check={(value) => checkHandOver(value, one)}
      save={(value, form) => changeItem(view, 'exhibit', one, handOverPatch(value, one), form)}
      button={t('handOver.save')}
    >
      {(value, set, errors) => (
        <>
          <WhoField
            id="from"
            label={t('handOver.from')}
            error={messageFor(errors, 'from')}
            value={value.from}
            onChange={(from) => set({ from })}
          />
          <WhoField
            id="to"
            label={t('handOver.to')}
            error={messageFor(errors, 'to')}
            persons={persons}
            value={value.to}
            onChange={(to) => set({ to })}
          />
          <MomentField id="at" label={t('handOver.at')} error={messageFor(errors, 'at')} value={value.at} onChange={(at) => set({ at })} />
          <TextField
            id="place"
            label={t('handOver.place')}
            error={messageFor(errors, 'place')}
            value={value.place}
            onInput={(place) => set({ place })}
          />
          <TextArea
            id="reason"
            label={t('handOver.reason')}
            error={messageFor(errors, 'reason')}
            rows={2}
            limit={LIMITS.reason}
            value={value.reason}
            onInput={(reason) => set({ reason })}
          />
        </>
      )}
    </CaseForm>
  );
}

interface ReturnedAnswer {
  to: Who | null;
  by: Who | null;
  at: WallTime;
}
export function ReturnedForm({ view, one }: { view: CaseView; one: Exhibit }) {
  const floor = keeper(one).at;
  const initial: ReturnedAnswer = { to: one.owner?.personId ? one.owner : null, by: me(), at: thisMinute() };
  const check = (value: ReturnedAnswer) => [...checkWho('to', value.to), ...checkWho('by', value.by), ...checkAfter('at', value.at, floor)];
  const save = (value: ReturnedAnswer, form: string) =>
    changeItem(
      view,
      'exhibit',
      one,
      { state: 'returned', returned: { at: instantOf(value.at, floor), by: whoToWire(value.by), to: whoToWire(value.to) } },
      form,
    );
  return (
    <CaseForm<ReturnedAnswer>
      title={t('returned.title', { what: exhibitName(one) })}
      back={`/cases/${view.file.id}/exhibits/${one.id}`}
      initial={initial}
      check={check}
      save={save}
      button={t('returned.save')}
    >
      {(value, set, errors) => (
        <>
          <WhoField
            id="to"
            label={t('returned.to')}
            error={messageFor(errors, 'to')}
            persons={view.file.persons}
            value={value.to}
            onChange={(to) => set({ to })}
            withMe={false}
          />
          <WhoField id="by" label={t('returned.by')} error={messageFor(errors, 'by')} value={value.by} onChange={(by) => set({ by })} />
          <MomentField id="at" label={t('returned.at')} error={messageFor(errors, 'at')} value={value.at} onChange={(at) => set({ at })} />
        </>
      )}
    </CaseForm>
  );
}
