// What somebody said to an invitation, and what became of the meeting.
import { t } from '../../i18n/parts/ending';
import { changeItem, me } from '../../state/items';
import { checkMoment, checkWho, emptyTime, instant, now, toWall, whoToWire, type WallTime, type Who } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { TextArea } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { MomentField, thisMinute, WhoField, whoName } from '../guide/parts';
import { messageFor } from '../parts/messages';
import { moment, needed, notBefore, optional, REASON_MAX, written } from './forms';
import { keyed, type Keyed } from './keyed';
import { pageOf, type MeetingProps } from './meeting-back';
import { withAnswer } from './meetings';

const AGREED_MAX = 10_000;

interface Said {
  agreed: '' | 'yes' | 'no';
  by: '' | 'self' | 'other';
  who: Who | null;
  at: WallTime;
  reason: string;
}
export function AnswerForm({ guided, meeting, at: place }: MeetingProps & { at: number }) {
  const { file } = guided.view;
  const invitation = meeting.invitations[place]!;
  const name = whoName(file, invitation.who);
  const form = keyed<Said>(`answer ${place}`, { agreed: '', by: '', who: null, at: thisMinute(), reason: '' });
  const others = file.persons.filter((person) => person.id !== invitation.who.personId);
  const check = (all: Keyed<Said>) => {
    const said = form.of(all);
    return [
      ...(said.agreed ? [] : [{ field: 'agreed-yes', code: 'choose-one' }]),
      ...(said.by ? [] : [{ field: 'by-self', code: 'choose-one' }]),
      ...(said.by === 'other' ? checkWho('answer-who', said.who) : []),
      ...(said.agreed === 'no' ? needed('reason', said.reason, REASON_MAX) : optional('reason', said.reason, REASON_MAX)),
      ...checkMoment('answered-at', said.at, now()),
      ...notBefore('answered-at', said.at, invitation.at),
    ];
  };
  const save = (all: Keyed<Said>, id: string) => {
    const said = form.of(all);
    const by = said.by === 'self' ? invitation.who : whoToWire(said.who)!;
    const answer = { agreed: said.agreed === 'yes', by, at: moment(said.at), reason: written(said.reason) };
    return changeItem(guided.view, 'restorative_meeting', meeting, { invitations: withAnswer(meeting.invitations, place, answer) }, id);
  };
  return (
    <CaseForm<Keyed<Said>>
      title={t('answer.title', { name })}
      lead={t('answer.lead')}
      back={pageOf(guided, meeting)}
      initial={form.initial}
      check={check}
      save={save}
    >
      {(all, setAll, errors) => {
        const said = form.of(all);
        const set = (change: Partial<Said>) => setAll(form.with(all, change));
        return (
          <>
            <Radios
              id="agreed"
              legend={t('answer.agreed')}
              error={messageFor(errors, 'agreed')}
              value={said.agreed}
              onChange={(agreed) => set({ agreed })}
              options={[
                { value: 'yes' as const, label: t('answer.yes') },
                { value: 'no' as const, label: t('answer.no') },
              ]}
            />
            <Radios
              id="by"
              legend={t('answer.by')}
              error={messageFor(errors, 'by')}
              value={said.by}
              onChange={(by) => set({ by })}
              options={[
                { value: 'self' as const, label: t('answer.self', { name }) },
                {
                  value: 'other' as const,
                  label: t('answer.other'),
                  reveal: (
                    <WhoField
                      id="answer-who"
                      label={t('give.who')}
                      error={messageFor(errors, 'answer-who')}
                      value={said.who}
                      onChange={(who) => set({ who })}
                      persons={others}
                      withMe={false}
                    />
                  ),
                },
              ]}
            />
            <TextArea
              id="reason"
              label={t(said.agreed === 'no' ? 'answer.reasonNo' : 'answer.reason')}
              hint={t('answer.reasonHint')}
              error={messageFor(errors, 'reason')}
              value={said.reason}
              onInput={(reason) => set({ reason })}
              rows={3}
              limit={REASON_MAX}
            />
            <MomentField
              id="answered-at"
              label={t('answer.at')}
              error={messageFor(errors, 'answered-at')}
              value={said.at}
              onChange={(at) => set({ at })}
            />
          </>
        );
      }}
    </CaseForm>
  );
}

interface Held {
  at: WallTime;
  by: Who | null;
  agreed: string;
}
export function HeldForm({ guided, meeting }: MeetingProps) {
  const lastInvited = meeting.invitations
    .map((one) => one.at)
    .sort()
    .at(-1);
  const form = keyed<Held>('held', {
    at: meeting.heldAt ? toWall(meeting.heldAt) : { ...emptyTime, ...toWall(instant()), time: '' },
    by: meeting.ledBy ?? me(),
    agreed: meeting.agreed ?? '',
  });
  const save = (all: Keyed<Held>, id: string) => {
    const { at, by, agreed } = form.of(all);
    return changeItem(
      guided.view,
      'restorative_meeting',
      meeting,
      { heldAt: moment(at), ledBy: whoToWire(by), agreed: written(agreed) },
      id,
    );
  };
  return (
    <CaseForm<Keyed<Held>>
      title={t('meeting.heldTitle')}
      back={pageOf(guided, meeting)}
      initial={form.initial}
      save={save}
      check={(all) => [
        ...checkMoment('held-at', form.of(all).at, now()),
        ...notBefore('held-at', form.of(all).at, lastInvited),
        ...checkWho('led-by', form.of(all).by),
        ...optional('agreed', form.of(all).agreed, AGREED_MAX),
      ]}
    >
      {(all, set, errors) => (
        <>
          <MomentField
            id="held-at"
            label={t('meeting.heldAt')}
            error={messageFor(errors, 'held-at')}
            value={form.of(all).at}
            onChange={(at) => set(form.with(all, { at }))}
          />
          <WhoField
            id="led-by"
            label={t('meeting.ledBy')}
            error={messageFor(errors, 'led-by')}
            value={form.of(all).by}
            onChange={(by) => set(form.with(all, { by }))}
            persons={guided.view.file.persons}
          />
          <TextArea
            id="agreed"
            label={t('meeting.agreed')}
            error={messageFor(errors, 'agreed')}
            value={form.of(all).agreed}
            onInput={(agreed) => set(form.with(all, { agreed }))}
            rows={5}
            limit={AGREED_MAX}
          />
        </>
      )}
    </CaseForm>
  );
}
