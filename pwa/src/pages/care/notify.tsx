// One form that makes a referral: about one child, about all who are not notified yet, or to CID.
import { t } from '../../i18n/parts/care';
import type { CaseView } from '../../state/case-view';
import type { Guided } from '../../state/guidance';
import { addItems, me, type ItemKind } from '../../state/items';
import { checkWho, whoToWire, type FormError, type WallTime, type Who } from '../../state/vocabulary';
import { Checkboxes } from '../../ui/choices';
import { TextArea, TextField } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { MomentField, personName, thisMinute, WhoField } from '../guide/parts';
import { messageFor } from '../parts/messages';
import { checkAfter, instantOf, LIMITS, textOrNull, tooLong } from './checks';
import { childrenOf, notNotified } from './children';
import type { Unit } from './life';
import { HowField, type How } from './parts';

export interface NotifyAnswer {
  children: string[];
  at: WallTime;
  by: Who | null;
  toldWhom: Who | null;
  how: '' | How;
  reference: string;
  text: string;
  agencies: string;
}

/** One name a line. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export function checkNotify(value: NotifyAnswer, reportedAt: string | null): FormError[] {
  return [
    ...(value.children.length ? [] : [{ field: 'children', code: 'required' }]),
    ...checkAfter('at', value.at, reportedAt, 'before-reported'),
    ...checkWho('by', value.by),
    ...checkWho('told', value.toldWhom, true),
    ...(value.how ? [] : [{ field: 'how-here', code: 'choose-one' }]),
    ...tooLong('reference', value.reference, LIMITS.reference),
    ...tooLong('text', value.text, LIMITS.text),
    ...(linesOf(value.agencies).some((line) => line.length > LIMITS.name) ? [{ field: 'agencies', code: 'too-long' }] : []),
  ];
}

/** One referral for each; `''` stands for the incident as a whole. */
export function referralsOf(to: Unit, value: NotifyAnswer, reportedAt: string | null): { kind: ItemKind; body: object }[] {
  const shared = {
    to,
    at: instantOf(value.at, reportedAt),
    by: whoToWire(value.by),
    toldWhom: whoToWire(value.toldWhom),
    how: value.how || 'other',
    text: textOrNull(value.text),
    reference: textOrNull(value.reference),
    agencies: linesOf(value.agencies),
  };
  return value.children.map((personId) => ({ kind: 'referral', body: personId ? { ...shared, personId } : shared }));
}

interface Props {
  view: CaseView;
  guided: Guided | null;
  to: Unit;
  /** null: the incident as a whole. undefined: all children not notified yet. */
  personId?: string | null;
}
export function NotifyForm({ view, guided, to, personId }: Props) {
  const { file } = view;
  const all = personId === undefined;
  const offered = all ? notNotified(childrenOf(view, guided)) : [];
  const reportedAt = file.report?.reportedAt ?? null;
  const cid = to === 'cid';
  const name = personId ? personName(file, personId) : '';
  const title = cid
    ? personId
      ? t('cid.title.one', { name })
      : t('cid.title.case')
    : all
      ? t('notify.title.all')
      : t('notify.title.one', { name });
  const initial: NotifyAnswer = {
    children: all ? offered.map((child) => child.personId) : [personId ?? ''],
    at: thisMinute(),
    by: me(),
    toldWhom: null,
    how: '',
    reference: '',
    text: '',
    agencies: '',
  };
  // Somebody may have been notified about since this was half-typed.
  const still = (value: NotifyAnswer): NotifyAnswer =>
    all ? { ...value, children: value.children.filter((id) => offered.some((child) => child.personId === id)) } : value;
  return (
    <CaseForm<NotifyAnswer>
      title={title}
      {...(all ? { lead: t('notify.lead') } : {})}
      back={`/cases/${file.id}/referrals`}
      initial={initial}
      check={(value) => checkNotify(still(value), reportedAt)}
      save={(value, form) => addItems(view, referralsOf(to, still(value), reportedAt), form)}
      button={t(cid ? 'cid.button' : 'notify.button')}
    >
      {(value, set, errors) => (
        <>
          {all ? (
            <Checkboxes
              id="children"
              legend={t('notify.children')}
              error={messageFor(errors, 'children') && t('notify.chooseChild')}
              values={value.children}
              onChange={(children) => set({ children })}
              options={offered.map((child) => ({ value: child.personId, label: personName(file, child.personId) }))}
            />
          ) : null}
          <MomentField
            id="at"
            label={t(cid ? 'cid.when' : 'notify.when')}
            error={messageFor(errors, 'at')}
            value={value.at}
            onChange={(at) => set({ at })}
          />
          <WhoField
            id="by"
            label={t(cid ? 'cid.by' : 'notify.by')}
            error={messageFor(errors, 'by')}
            value={value.by}
            onChange={(by) => set({ by })}
          />
          <HowField id="how" error={messageFor(errors, 'how')} value={value.how} onChange={(how) => set({ how })} />
          <WhoField
            id="told"
            label={t('notify.to')}
            error={messageFor(errors, 'told')}
            value={value.toldWhom}
            onChange={(toldWhom) => set({ toldWhom })}
            withMe={false}
            notKnown
            otherLabel={t('notify.toOther')}
          />
          <TextField
            id="reference"
            label={t('notify.reference')}
            error={messageFor(errors, 'reference')}
            width="half"
            capitals="characters"
            value={value.reference}
            onInput={(reference) => set({ reference })}
          />
          <TextArea
            id="text"
            label={t('notify.text')}
            hint={t('notify.textHint')}
            error={messageFor(errors, 'text')}
            rows={4}
            limit={LIMITS.text}
            value={value.text}
            onInput={(text) => set({ text })}
          />
          <TextArea
            id="agencies"
            label={t('notify.agencies')}
            hint={t('notify.agenciesHint')}
            error={messageFor(errors, 'agencies')}
            rows={2}
            value={value.agencies}
            onInput={(agencies) => set({ agencies })}
          />
        </>
      )}
    </CaseForm>
  );
}
