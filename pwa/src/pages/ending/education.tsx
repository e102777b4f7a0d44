// Education: a general lesson or assembly for the school, and an input for each victim and offender. It does not wait for a meeting.
import { here } from '../../router';
import { t } from '../../i18n/parts/ending';
import { dayAndTime } from '../../i18n/format';
import type { CaseFile } from '../../state/case-view';
import type { Guided } from '../../state/guidance';
import { Notice, Tag, type Tone } from '../../ui/parts';
import { Page } from '../../ui/page';
import { useGuided } from '../case/use-guided';
import { NoteLink, personName, whoName } from '../guide/parts';
import { EducationForm } from './education-form';
import { meetingState } from './meetings';
import { NoGuidance } from './no-guidance';
import { ReasonForm } from './reason-form';
import './ending.css';

export type Input = CaseFile['items']['educationInputs'][number];
const TONE: Record<Input['state'], Tone> = { planned: 'wait', given: 'done', declined: 'none' };

function Row({ guided, input }: { guided: Guided; input: Input }) {
  const { file, unsent } = guided.view;
  const of = <span class="visually-hidden"> {t('advisory.of', { time: dayAndTime(input.at) })}</span>;
  return (
    <li>
      <p class="tags">
        {input.withdrawn ? (
          <Tag tone="none">{t('advisory.takenBack')}</Tag>
        ) : (
          <Tag tone={TONE[input.state]}>{t(`teachState.${input.state}`)}</Tag>
        )}
        <span>{dayAndTime(input.at)}</span>
        {unsent.has(input.id) ? <Tag tone="wait">{t('advisory.waiting')}</Tag> : null}
      </p>
      <p class="muted small">{[whoName(file, input.by), input.place].filter(Boolean).join(', ')}</p>
      {input.reason ? <p class="prose">{input.reason}</p> : null}
      {input.note ? <p class="prose">{input.note}</p> : null}
      {input.withdrawn || file.status === 'closed' ? null : (
        <p class="row-actions">
          <a class="row-link" href={`${here.value.path}?input=${input.id}`}>
            {t('teach.change')}
            {of}
          </a>
          <a class="row-link" href={`${here.value.path}?do=withdraw&input=${input.id}`}>
            {t('teach.withdraw')}
            {of}
          </a>
        </p>
      )}
    </li>
  );
}

/** For whom an input is meant: the young people who are victim or offender. */
export function learners(guided: Guided): string[] {
  const children = new Set(guided.evaluation.people.filter((one) => one.child).map((one) => one.personId));
  const parts = guided.view.file.parties.filter(
    (party) => !party.withdrawn && (party.role === 'victim' || party.role === 'offender') && children.has(party.personId),
  );
  return [...new Set(parts.map((party) => party.personId))];
}

function Section({ guided, person }: { guided: Guided; person: string | null }) {
  const { file } = guided.view;
  const inputs = file.items.educationInputs.filter((one) => (one.personId ?? null) === person).sort((a, b) => b.at.localeCompare(a.at));
  const codes = person === null ? ['general_education'] : ['offender_education', 'victim_education'];
  const owed = guided.evaluation.requirements.filter(
    (one) => codes.includes(one.requirement) && (person === null || one.subjectId === person) && one.state !== 'not_needed',
  );
  const id = `teach-${person ?? 'general'}`;
  const name = person && personName(file, person);
  const missing = owed.some((one) => one.state === 'owed');
  return (
    <section class={missing ? 'card edge-owed' : 'card'} aria-labelledby={id}>
      <div class="heading-row">
        <h2 id={id}>{name ? t('teach.for', { name }) : t('teach.general')}</h2>
        {owed.length ? null : <Tag tone="none">{t('teach.notNeeded')}</Tag>}
      </div>
      {person === null ? <p class="muted small">{t('teach.generalHint')}</p> : null}
      {inputs.length ? (
        <ul class="plain-rows">
          {inputs.map((input) => (
            <Row key={input.id} guided={guided} input={input} />
          ))}
        </ul>
      ) : (
        <p class="muted">{t('teach.none')}</p>
      )}
      {file.status === 'closed' ? null : (
        <p class="ending-actions">
          <a class={missing ? 'btn main' : 'btn quiet'} href={`${here.value.path}?for=${person ?? 'school'}`}>
            {t(inputs.some((one) => !one.withdrawn) ? 'teach.another' : 'teach.record')}
            <span class="visually-hidden"> {name ? t('teach.recordFor', { name }) : t('teach.recordGeneral')}</span>
          </a>
        </p>
      )}
    </section>
  );
}

export function EducationPage() {
  const { id, guided, loading, noPack } = useGuided();
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  const { query, path } = here.value;
  const { items } = guided.view.file;
  const input = items.educationInputs.find((one) => one.id === query.get('input') && !one.withdrawn);
  if (input && query.get('do') === 'withdraw') {
    return (
      <ReasonForm
        view={guided.view}
        kind="education_input"
        item={input}
        what="withdraw"
        back={path}
        title={t('teach.withdraw')}
        lead={t('withdraw.lead')}
        label={t('withdraw.reason')}
      />
    );
  }
  const people = learners(guided);
  const who = query.get('for');
  if (input) return <EducationForm guided={guided} input={input} person={input.personId ?? null} />;
  if (who === 'school' || (who && people.includes(who)))
    return <EducationForm guided={guided} input={null} person={who === 'school' ? null : who} />;
  const declined = items.restorativeMeetings.some((meeting) => !meeting.withdrawn && meetingState(meeting) === 'declined');
  const step = guided.pack.steps.find((one) => one.code === 'education');
  return (
    <Page title={t('teach.title')} back={{ href: `/cases/${id}` }}>
      <p class="lead">{t('teach.lead')}</p>
      {step ? <NoteLink codes={step.notes} pack={guided.pack} /> : null}
      {declined ? <Notice title={t('teach.declinedMeeting')} /> : null}
      <Section guided={guided} person={null} />
      {people.map((person) => (
        <Section key={person} guided={guided} person={person} />
      ))}
    </Page>
  );
}
