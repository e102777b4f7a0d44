// One restorative meeting: who was invited, what each said, whether it was held and what was agreed.
import { here } from '../../router';
import { t } from '../../i18n/parts/ending';
import { dayAndTime } from '../../i18n/format';
import type { Guided } from '../../state/guidance';
import { SummaryList, Tag } from '../../ui/parts';
import { Page } from '../../ui/page';
import { useGuided } from '../case/use-guided';
import { whoName } from '../guide/parts';
import { InviteForm, UnsuitableForm } from './invite-forms';
import { AnswerForm, HeldForm } from './meeting-forms';
import { meetingState, verdict, type Invitation, type Meeting } from './meetings';
import { NoGuidance } from './no-guidance';
import { ReasonForm } from './reason-form';
import { meetingName, MEETING_TONE } from './restorative';
import './ending.css';

function Invited({ guided, invitation, at, open }: { guided: Guided; invitation: Invitation; at: number; open: boolean }) {
  const { file } = guided.view;
  const name = whoName(file, invitation.who);
  const said = verdict(invitation);
  return (
    <li class="card">
      <div class="card-top">
        <h3 class="card-title">{name}</h3>
        <Tag tone={said === null ? 'wait' : said ? 'done' : 'none'}>
          {t(said === null ? 'meeting.noAnswer' : said ? 'meeting.saidYes' : 'meeting.saidNo')}
        </Tag>
      </div>
      <p class="muted small">{t('meeting.invitedOn', { time: dayAndTime(invitation.at) })}</p>
      {invitation.answers?.length ? (
        <ul class="list answers">
          {invitation.answers.map((answer) => (
            <li key={`${answer.at} ${whoName(file, answer.by)}`}>
              <p class="strong">{t(answer.agreed ? 'meeting.saidYes' : 'meeting.saidNo')}</p>
              <p class="small">
                {answer.by.personId && answer.by.personId === invitation.who.personId
                  ? t('meeting.byChild', { name })
                  : t('meeting.bySomebody', { name: whoName(file, answer.by) })}
                , {dayAndTime(answer.at)}
              </p>
              {answer.reason ? <p class="prose">{answer.reason}</p> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {open ? (
        <p class="row-actions">
          <a class="row-link" href={`${here.value.path}?do=answer&n=${at}`}>
            {t('meeting.answer')}
            <span class="visually-hidden"> {t('meeting.answerOf', { name })}</span>
          </a>
        </p>
      ) : null}
    </li>
  );
}

function MeetingOverview({ guided, meeting }: { guided: Guided; meeting: Meeting }) {
  const { file } = guided.view;
  const state = meetingState(meeting);
  const may = file.status !== 'closed' && !meeting.withdrawn;
  const open = may && (state === 'invited' || state === 'agreed' || state === 'declined');
  const to = (what: string) => `${here.value.path}?do=${what}`;
  return (
    <Page
      title={t('meeting.title')}
      back={{ href: `/cases/${file.id}/restorative`, label: t('meet.title') }}
      caption={
        meeting.withdrawn ? (
          <Tag tone="none">{t('advisory.takenBack')}</Tag>
        ) : (
          <Tag tone={MEETING_TONE[state]}>{t(`meetState.${state}`)}</Tag>
        )
      }
    >
      <p class="lead">{meetingName(guided, meeting)}</p>
      {meeting.notSuitable || meeting.heldAt || meeting.withdrawn ? (
        <section class="card">
          <SummaryList
            rows={[
              ...(meeting.withdrawn
                ? [{ label: t('advisory.takenBack'), value: <span class="prose">{meeting.withdrawn.reason}</span> }]
                : []),
              ...(meeting.notSuitable
                ? [{ label: t('meeting.notSuitableLine'), value: <span class="prose">{meeting.notSuitable.reason}</span> }]
                : []),
              ...(meeting.heldAt
                ? [
                    { label: t('meetState.held'), value: dayAndTime(meeting.heldAt) },
                    { label: t('meeting.ledByLine'), value: whoName(file, meeting.ledBy) },
                    ...(meeting.agreed ? [{ label: t('meeting.agreedLine'), value: <span class="prose">{meeting.agreed}</span> }] : []),
                  ]
                : []),
            ]}
          />
          {may && meeting.heldAt ? (
            <p class="row-actions">
              <a class="row-link" href={to('held')}>
                {t('meeting.changeHeld')}
              </a>
            </p>
          ) : null}
        </section>
      ) : null}
      <section aria-labelledby="invited">
        <h2 id="invited">{t('meeting.invited')}</h2>
        <ul class="cards ending-list">
          {meeting.invitations.map((one, at) => (
            <Invited key={at} guided={guided} invitation={one} at={at} open={open} />
          ))}
        </ul>
      </section>
      {open ? (
        <p class="ending-actions">
          {state === 'declined' ? null : (
            <a class={state === 'agreed' ? 'btn main' : 'btn quiet'} href={to('held')}>
              {t('meeting.held')}
            </a>
          )}
          <a href={to('invite')}>{t('meeting.more')}</a>
          <a href={to('unsuitable')}>{t('meeting.unsuitableTitle')}</a>
        </p>
      ) : null}
      {may ? (
        <p class="row-actions">
          <a class="row-link" href={to('withdraw')}>
            {t('meeting.withdraw')}
          </a>
        </p>
      ) : null}
      <p class="muted">
        {t('meet.educationGoesOn')} <a href={`/cases/${file.id}/education`}>{t('meet.educationLink')}</a>
      </p>
    </Page>
  );
}

export function MeetingPage() {
  const { id, guided, loading, noPack } = useGuided();
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  const { query, params, path } = here.value;
  const what = query.get('do');
  if (params['meeting'] === 'new')
    return what === 'unsuitable' ? <UnsuitableForm guided={guided} meeting={null} /> : <InviteForm guided={guided} meeting={null} />;
  const meeting = guided.view.file.items.restorativeMeetings.find((one) => one.id === params['meeting']);
  if (!meeting)
    return (
      <Page title={t('meeting.title')} back={{ href: `/cases/${id}/restorative`, label: t('meet.title') }}>
        <p>{t('meeting.gone')}</p>
      </Page>
    );
  const invitation = Number(query.get('n') ?? NaN);
  if (what === 'answer' && meeting.invitations[invitation]) return <AnswerForm guided={guided} meeting={meeting} at={invitation} />;
  if (what === 'invite') return <InviteForm guided={guided} meeting={meeting} />;
  if (what === 'held') return <HeldForm guided={guided} meeting={meeting} />;
  if (what === 'unsuitable') return <UnsuitableForm guided={guided} meeting={meeting} />;
  if (what === 'withdraw') {
    return (
      <ReasonForm
        view={guided.view}
        kind="restorative_meeting"
        item={meeting}
        what="withdraw"
        back={path}
        title={t('meeting.withdraw')}
        lead={t('withdraw.lead')}
        label={t('withdraw.reason')}
      />
    );
  }
  return <MeetingOverview guided={guided} meeting={meeting} />;
}
