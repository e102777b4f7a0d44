// Who is invited to a restorative meeting, or why none is suitable. An invitation list is always sent whole, as it then is.
import { t } from '../../i18n/parts/ending';
import type { Person } from '../../state/case-view';
import type { Guided } from '../../state/guidance';
import { addItem, changeItem } from '../../state/items';
import { checkMoment, now, type WallTime } from '../../state/vocabulary';
import { Checkboxes } from '../../ui/choices';
import { TextArea } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { MomentField, packText, personName, thisMinute } from '../guide/parts';
import { messageFor } from '../parts/messages';
import { moment, needed, REASON_MAX } from './forms';
import { keyed, type Keyed } from './keyed';
import { pageOf, type MeetingProps } from './meeting-back';
import type { Invitation, Meeting } from './meetings';

/** Victims and offenders first: they are whom a meeting is about. */
function inOrder(guided: Guided): { person: Person; roles: string }[] {
  const { file } = guided.view;
  const rolesOf = (id: string) => [
    ...new Set(file.parties.filter((party) => party.personId === id && !party.withdrawn).map((party) => party.role)),
  ];
  const about = (id: string) => rolesOf(id).some((role) => role === 'victim' || role === 'offender');
  const label = (role: string) => {
    const known = guided.pack.roles.find((one) => one.code === role);
    return known ? packText(known.text) : role;
  };
  return file.persons
    .filter((person) => rolesOf(person.id).length)
    .sort((a, b) => Number(about(b.id)) - Number(about(a.id)))
    .map((person) => ({ person, roles: rolesOf(person.id).map(label).join(', ') }));
}

interface InviteAnswer {
  who: string[];
  at: WallTime;
  reason: string;
}
function PeopleField({
  guided,
  meeting,
  label,
  hint,
  values,
  error,
  onChange,
}: {
  guided: Guided;
  meeting: Meeting | null;
  label: string;
  hint?: string;
  values: string[];
  error: string | undefined;
  onChange: (who: string[]) => void;
}) {
  const already = new Set(meeting?.invitations.map((one) => one.who.personId));
  const people = inOrder(guided).filter(({ person }) => !already.has(person.id));
  return (
    <Checkboxes
      id="who"
      legend={label}
      hint={hint}
      error={error}
      values={values}
      onChange={onChange}
      options={people.map(({ person, roles }) => ({ value: person.id, label: personName(guided.view.file, person.id), hint: roles }))}
    />
  );
}
const nobodyChosen = (guided: Guided, who: string[]) =>
  who.length ? [] : [{ field: `who-${inOrder(guided)[0]?.person.id ?? ''}`, code: 'choose-one' }];
const invitationsOf = (who: string[], at: WallTime): Invitation[] =>
  who.map((personId) => ({ who: { personId }, at: moment(at), answers: [] }));

export function InviteForm({ guided, meeting }: MeetingProps<Meeting | null>) {
  const form = keyed<InviteAnswer>('invite', { who: [], at: thisMinute(), reason: '' });
  const save = (all: Keyed<InviteAnswer>, id: string) => {
    const { who, at } = form.of(all);
    const invitations = [...(meeting?.invitations ?? []), ...invitationsOf(who, at)];
    return meeting
      ? changeItem(guided.view, 'restorative_meeting', meeting, { invitations }, id)
      : addItem(guided.view, 'restorative_meeting', { invitations }, id);
  };
  return (
    <CaseForm<Keyed<InviteAnswer>>
      title={t('meeting.newTitle')}
      back={pageOf(guided, meeting)}
      initial={form.initial}
      save={save}
      check={(all) => [...nobodyChosen(guided, form.of(all).who), ...checkMoment('invited-at', form.of(all).at, now())]}
    >
      {(all, set, errors) => (
        <>
          <PeopleField
            guided={guided}
            meeting={meeting}
            label={t('meeting.who')}
            hint={t('meeting.whoHint')}
            values={form.of(all).who}
            error={messageFor(errors, 'who')}
            onChange={(who) => set(form.with(all, { who }))}
          />
          <MomentField
            id="invited-at"
            label={t('meeting.invitedAt')}
            error={messageFor(errors, 'invited-at')}
            value={form.of(all).at}
            onChange={(at) => set(form.with(all, { at }))}
          />
        </>
      )}
    </CaseForm>
  );
}

export function UnsuitableForm({ guided, meeting }: MeetingProps<Meeting | null>) {
  const form = keyed<InviteAnswer>('unsuitable', { who: [], at: thisMinute(), reason: '' });
  const save = (all: Keyed<InviteAnswer>, id: string) => {
    const { who, at, reason } = form.of(all);
    const notSuitable = { at: moment(at), reason: reason.trim() };
    if (meeting) return changeItem(guided.view, 'restorative_meeting', meeting, { notSuitable }, id);
    return addItem(guided.view, 'restorative_meeting', { invitations: invitationsOf(who, at), notSuitable }, id);
  };
  return (
    <CaseForm<Keyed<InviteAnswer>>
      title={t('meeting.unsuitableTitle')}
      back={pageOf(guided, meeting)}
      initial={form.initial}
      save={save}
      check={(all) => [
        ...(meeting ? [] : nobodyChosen(guided, form.of(all).who)),
        ...needed('reason', form.of(all).reason, REASON_MAX),
        ...checkMoment('unsuitable-at', form.of(all).at, now()),
      ]}
    >
      {(all, set, errors) => (
        <>
          {meeting ? null : (
            <PeopleField
              guided={guided}
              meeting={null}
              label={t('meeting.unsuitableWho')}
              values={form.of(all).who}
              error={messageFor(errors, 'who')}
              onChange={(who) => set(form.with(all, { who }))}
            />
          )}
          <TextArea
            id="reason"
            label={t('meeting.unsuitableReason')}
            hint={t('meeting.unsuitableHint')}
            error={messageFor(errors, 'reason')}
            value={form.of(all).reason}
            onInput={(reason) => set(form.with(all, { reason }))}
            rows={4}
            limit={REASON_MAX}
          />
          <MomentField
            id="unsuitable-at"
            label={t('meeting.unsuitableAt')}
            error={messageFor(errors, 'unsuitable-at')}
            value={form.of(all).at}
            onChange={(at) => set(form.with(all, { at }))}
          />
        </>
      )}
    </CaseForm>
  );
}
