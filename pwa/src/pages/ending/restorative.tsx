// The restorative approach: whether the guidance suggests a meeting, and the meetings on record.
import { t } from '../../i18n/parts/ending';
import { dayAndTime } from '../../i18n/format';
import type { Guided } from '../../state/guidance';
import { Meta, Notice, Tag, type Tone } from '../../ui/parts';
import { Page } from '../../ui/page';
import { useGuided } from '../case/use-guided';
import { NoteLink, personName, whoName } from '../guide/parts';
import { meetingState, type Meeting, type MeetingState } from './meetings';
import { NoGuidance } from './no-guidance';
import './ending.css';

export const MEETING_TONE: Record<MeetingState, Tone> = {
  invited: 'wait',
  agreed: 'wait',
  declined: 'none',
  held: 'done',
  not_suitable: 'none',
};

export const meetingName = (guided: Guided, meeting: Meeting): string =>
  t('meet.withNames', { names: meeting.invitations.map((one) => whoName(guided.view.file, one.who)).join(', ') });

/** What the guidance says of a meeting: for whom one is to be offered, or why it suggests none. */
export function suggestion(guided: Guided): { owed: string[]; none: 'under13' | 'route' | null } {
  const asked = guided.evaluation.requirements.filter((one) => one.requirement === 'restorative_offered' && one.state !== 'not_needed');
  const none = asked.length ? null : guided.evaluation.people.some((one) => one.under13) ? 'under13' : 'route';
  return { owed: asked.filter((one) => one.state === 'owed').map((one) => one.subjectId), none };
}

function Line({ guided, meeting }: { guided: Guided; meeting: Meeting }) {
  const state = meetingState(meeting);
  const first = meeting.invitations[0];
  return (
    <li class="card link-card">
      <div class="card-top">
        <a class="card-link" href={`/cases/${guided.view.file.id}/restorative/${meeting.id}`}>
          {meetingName(guided, meeting)}
        </a>
        {meeting.withdrawn ? (
          <Tag tone="none">{t('advisory.takenBack')}</Tag>
        ) : (
          <Tag tone={MEETING_TONE[state]}>{t(`meetState.${state}`)}</Tag>
        )}
      </div>
      <Meta
        parts={[
          meeting.heldAt
            ? dayAndTime(meeting.heldAt)
            : first && !meeting.notSuitable && t('meeting.invitedOn', { time: dayAndTime(first.at) }),
          guided.view.unsent.has(meeting.id) && t('advisory.waiting'),
        ]}
      />
    </li>
  );
}

export function RestorativePage() {
  const { id, guided, loading, noPack } = useGuided();
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  const { file } = guided.view;
  const { owed, none } = suggestion(guided);
  const meetings = file.items.restorativeMeetings;
  const step = guided.pack.steps.find((one) => one.code === 'restorative');
  return (
    <Page title={t('meet.title')} back={{ href: `/cases/${id}` }}>
      <p class="lead">{t('meet.lead')}</p>
      {step ? <NoteLink codes={step.notes} pack={guided.pack} /> : null}
      {none && !meetings.length ? (
        <Notice tone="wait" title={t('meet.notSuggestedTitle')}>
          <p>{t(`meet.notSuggested.${none}`)}</p>
        </Notice>
      ) : null}
      {owed.length ? (
        <Notice tone="owed">
          {owed.map((person) => (
            <p key={person} class="strong">
              {t('meet.owed', { name: personName(file, person) })}
            </p>
          ))}
        </Notice>
      ) : null}
      <section aria-labelledby="meetings">
        <h2 id="meetings">{t('meet.list')}</h2>
        {meetings.length ? (
          <ul class="cards ending-list">
            {meetings.map((meeting) => (
              <Line key={meeting.id} guided={guided} meeting={meeting} />
            ))}
          </ul>
        ) : (
          <p class="muted">{t('meet.none')}</p>
        )}
      </section>
      {file.status === 'closed' ? null : (
        <p class="ending-actions">
          <a class={owed.length ? 'btn main' : 'btn quiet'} href={`/cases/${id}/restorative/new`}>
            {t('meet.new')}
          </a>
          <a href={`/cases/${id}/restorative/new?do=unsuitable`}>{t('meet.newUnsuitable')}</a>
        </p>
      )}
      <p class="muted">
        {t('meet.educationGoesOn')} <a href={`/cases/${id}/education`}>{t('meet.educationLink')}</a>
      </p>
    </Page>
  );
}
