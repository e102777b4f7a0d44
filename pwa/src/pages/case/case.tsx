// The case file.
import { t, tn } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import type { CaseView } from '../../state/case-view';
import { now } from '../../state/vocabulary';
import { Card, Meta, Notice, Prose, SummaryList, Tag } from '../../ui/parts';
import { Page } from '../../ui/page';
import { channelLabel, happenedLabel, notKnown, reporterLabel, schoolLabel, timeLabel } from '../parts/labels';
import { NoCase } from './loading';
import { Notes } from './notes';
import { People } from './people';
import { useCase } from './use-case';

/** Informational: the crime is to be recorded within 24 hours of the report. */
function RecordingClock({ due }: { due: string | null | undefined }) {
  if (!due) return <Card kind="clock"><p class="strong">{t('clock.title')}</p><p class="muted">{t('clock.notKnown')}</p></Card>;
  const left = Date.parse(due) - now();
  const hours = Math.floor(Math.abs(left) / 3_600_000);
  const minutes = Math.floor((Math.abs(left) % 3_600_000) / 60_000);
  const span = hours ? tn('clock.hours', hours) : tn('clock.minutes', minutes);
  const soon = left < 4 * 3_600_000;
  return (
    <Card kind="clock" {...(left < 0 ? { tone: 'owed' } : soon ? { tone: 'wait' } : {})}>
      <div class="clock-line">
        <p class="strong">{t('clock.title')}</p>
        <Tag tone={left < 0 ? 'owed' : soon ? 'wait' : 'plain'}>{t(left < 0 ? 'clock.past' : 'clock.left', { span })}</Tag>
      </div>
      <progress value={Math.min(24, Math.max(0, 24 - left / 3_600_000))} max={24} aria-label={t('clock.title')} />
      <p class="muted small">{t('clock.due', { time: dayAndTime(due) })}</p>
    </Card>
  );
}

function StateTag({ view }: { view: CaseView }) {
  if (view.state === 'sent') return <Tag tone="done">{t('state.sent')}</Tag>;
  return view.state === 'refused' ? <Tag tone="owed">{t('state.refused')}</Tag> : <Tag tone="wait">{t('state.waiting')}</Tag>;
}

interface PartProps {
  view: CaseView;
  change: (fact: string) => { href: string; text: string };
}

function Narrative({ view, change }: PartProps) {
  const { narrative } = view.file;
  const link = change('narrative');
  return (
    <section class="card" aria-labelledby="narrative-title">
      <div class="heading-row">
        <h2 id="narrative-title">{t('label.narrative')}</h2>
        <a href={link.href}>{link.text}<span class="visually-hidden"> {t('label.narrative').toLocaleLowerCase()}</span></a>
      </div>
      {narrative ? <Prose text={narrative} fold /> : <p class="muted">{notKnown()}</p>}
    </section>
  );
}

function ReportAndTimes({ view, change }: PartProps) {
  const { file } = view;
  const { report } = file;
  return (
    <>
      <section class="card" aria-labelledby="facts-title">
        <h2 id="facts-title">{t('case.report')}</h2>
        <SummaryList rows={[
          { label: t('label.school'), value: schoolLabel(file.school), change: change('school') },
          { label: t('label.channel'), value: channelLabel(report), change: change('report') },
          { label: t('label.reporter'), value: reporterLabel(report?.reporterKind), change: change('report') },
          ...(report?.logReference ? [{ label: t('label.log'), value: report.logReference, change: change('report') }] : []),
        ]} />
      </section>
      <section class="card" aria-labelledby="times-title">
        <h2 id="times-title">{t('case.times')}</h2>
        <SummaryList rows={[
          { label: t('label.happened'), value: happenedLabel(file.happened), change: change('happened') },
          { label: t('label.reported'), value: timeLabel(report?.reportedAt), change: change('report') },
          { label: t('label.written'), value: timeLabel(file.writtenAt) },
          { label: t('label.received'), value: file.receivedAt ? dayAndTime(file.receivedAt) : t('case.notReceived') },
        ]} />
      </section>
    </>
  );
}

export function CasePage() {
  const { id, view, loading } = useCase();
  if (!view) return <NoCase loading={loading} />;
  const { file } = view;
  const change = (fact: string) => ({ href: `/cases/${id}/facts/${fact}`, text: t('action.correct') });
  const reference = file.reference || t('case.noReference');
  return (
    <Page title={reference} heading={false} wide back={{ href: '/', label: t('nav.cases') }}>
      <header class="case-head">
        <Meta parts={[t('case.marking'), t('case.serious')]} />
        <div class="card-top">
          <h1 tabIndex={-1}><span class="visually-hidden">{t('case.title')} </span>{reference}</h1>
          <StateTag view={view} />
        </div>
        <p class="lead">{schoolLabel(file.school)}</p>
        <Meta parts={[
          t('case.officer', { name: file.officer.displayName }),
          file.report && t('case.reportedBy', { who: reporterLabel(file.report.reporterKind).toLocaleLowerCase() }),
          file.guidancePack && t('case.guidance', { pack: file.guidancePack }),
        ]} />
      </header>
      {view.state === 'refused' ? (
        <Notice tone="owed" title={t('case.refusedTitle')}><p><a href="/waiting">{t('home.refusedLink')}</a></p></Notice>
      ) : null}
      {view.state === 'waiting' ? (
        <Notice tone="wait" title={t(view.atServer ? 'case.partWaiting' : 'case.allWaiting')}><p>{t('case.waitingText')}</p></Notice>
      ) : null}
      <RecordingClock due={file.crimeRecordingDueAt} />
      <div class="columns">
        <div class="column">
          <People view={view} />
          <Narrative view={view} change={change} />
          <Notes view={view} />
        </div>
        <div class="column">
          <ReportAndTimes view={view} change={change} />
          <section class="card" aria-labelledby="history-title">
            <h2 id="history-title">{t('history.title')}</h2>
            {file.updatedAt ? <p class="muted small">{t('case.updated', { time: dayAndTime(file.updatedAt) })}</p> : null}
            <p><a class="row-link" href={`/cases/${id}/history`}>{t('case.historyLink')}</a></p>
          </section>
        </div>
      </div>
    </Page>
  );
}
