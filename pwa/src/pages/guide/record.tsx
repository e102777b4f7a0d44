// The record itself: the report and its times, what happened, the 24 hours.
import { t, tn } from '../../i18n';
import { t as g } from '../../i18n/parts/guide';
import { dayAndTime } from '../../i18n/format';
import type { CaseView } from '../../state/case-view';
import { records } from '../../state/role';
import { now } from '../../state/vocabulary';
import { Card, Prose, SummaryList, Tag } from '../../ui/parts';
import { channelLabel, happenedLabel, notKnown, reporterLabel, schoolLabel, timeLabel } from '../parts/labels';

/** Informational: the crime is to be recorded within 24 hours of the report. Never in the way. */
export function RecordingClock({ due, recorded }: { due: string | null | undefined; recorded: boolean }) {
  if (recorded) return null;
  if (!due)
    return (
      <Card kind="clock">
        <p class="strong">{t('clock.title')}</p>
        <p class="muted">{t('clock.notKnown')}</p>
      </Card>
    );
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

function changing(view: CaseView): (fact: string) => { href: string; text: string } | undefined {
  const may = records.value && view.file.status !== 'closed';
  return (fact) => (may ? { href: `/cases/${view.file.id}/facts/${fact}`, text: t('action.correct') } : undefined);
}

export function Narrative({ view }: { view: CaseView }) {
  const { narrative } = view.file;
  const link = changing(view)('narrative');
  return (
    <section class="card" id="record" aria-labelledby="narrative-title">
      <div class="heading-row">
        <h2 id="narrative-title">{t('label.narrative')}</h2>
        {link ? (
          <a href={link.href}>
            {link.text}
            <span class="visually-hidden"> {t('label.narrative').toLocaleLowerCase()}</span>
          </a>
        ) : null}
      </div>
      {narrative ? <Prose text={narrative} fold /> : <p class="muted">{notKnown()}</p>}
    </section>
  );
}

export function ReportAndTimes({ view }: { view: CaseView }) {
  const { file } = view;
  const { report } = file;
  const change = changing(view);
  return (
    <section class="card" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('case.report')}</h2>
      <SummaryList
        rows={[
          { label: t('label.school'), value: schoolLabel(file.school), change: change('school') },
          { label: t('label.channel'), value: channelLabel(report), change: change('report') },
          { label: t('label.reporter'), value: reporterLabel(report?.reporterKind), change: change('report') },
          ...(report?.logReference ? [{ label: t('label.log'), value: report.logReference, change: change('report') }] : []),
          { label: t('label.happened'), value: happenedLabel(file.happened), change: change('happened') },
          { label: t('label.reported'), value: timeLabel(report?.reportedAt), change: change('report') },
          { label: t('label.written'), value: timeLabel(file.writtenAt) },
          { label: t('label.received'), value: file.receivedAt ? dayAndTime(file.receivedAt) : t('case.notReceived') },
        ]}
      />
    </section>
  );
}

/** What is done with the case as a whole. */
export function MoreAbout({ view }: { view: CaseView }) {
  const { file } = view;
  const may = records.value;
  const open = file.status !== 'closed';
  const links: [string, string][] = [
    ['history', t('case.historyLink')],
    ['print', g('more.print')],
    ['summaries', g('more.summaries')],
    ...(may && open
      ? ([
          ['close', g('more.close')],
          ['hand-over', g('more.handOver')],
          ['merge', g('more.merge')],
          ['put-right', g('more.putRight')],
          ['out-of-scope', g('more.scope')],
        ] as [string, string][])
      : []),
    ...(may && !open ? ([['reopen', g('more.reopen')]] as [string, string][]) : []),
    ['guidance', g('more.guidance', { pack: file.guidancePack || '…' })],
  ];
  return (
    <section aria-labelledby="more-title">
      <h2 id="more-title">{g('more.title')}</h2>
      {file.updatedAt ? <p class="muted small">{t('case.updated', { time: dayAndTime(file.updatedAt) })}</p> : null}
      <ul class="list links">
        {links.map(([page, text]) => (
          <li key={page}>
            <a href={`/cases/${file.id}/${page}`}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
