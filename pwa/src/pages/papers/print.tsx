// The case file for printing, marked on every page; and the way to the server's paper.
import type { ComponentChildren } from 'preact';
import { t as common } from '../../i18n';
import { t } from '../../i18n/parts/papers';
import { dayAndTime } from '../../i18n/format';
import type { Guided } from '../../state/guidance';
import { officer } from '../../state/session';
import { instant, londonDate } from '../../state/vocabulary';
import { Notice } from '../../ui/parts';
import { Page } from '../../ui/page';
import { useGuided } from '../case/use-guided';
import { NoGuidance } from '../ending/no-guidance';
import { packText, personName } from '../guide/parts';
import { ageLabel, channelLabel, happenedLabel, kindLabel, reporterLabel, schoolLabel, timeLabel } from '../parts/labels';
import {
  closureLines,
  crimeLines,
  endingLines,
  evidenceLines,
  owedLines,
  questionLines,
  safeguardingLines,
  type Line,
} from './print-lines';
import './papers.css';

/** The government’s own word, the same in both languages. */
const MARKING = 'OFFICIAL-SENSITIVE';

function Lines({ lines, none }: { lines: readonly Line[]; none?: string }) {
  if (!lines.length) return <p class="muted">{none ?? t('print.none')}</p>;
  return (
    <ul class="paper-lines">
      {lines.map((one) => (
        <li key={one.key}>
          <p class={one.withdrawn === undefined ? 'strong' : 'taken-back'}>{one.head}</p>
          {one.facts?.length ? <p class="small">{one.facts.join(' · ')}</p> : null}
          {(one.rows ?? []).map((row) => (
            <p key={row} class="small">
              {row}
            </p>
          ))}
          {one.text ? <p class="prose">{one.text}</p> : null}
          {one.withdrawn === undefined ? null : <p class="small muted">{t('print.withdrawn', { reason: one.withdrawn })}</p>}
        </li>
      ))}
    </ul>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Paper({ guided }: { guided: Guided }) {
  const { file, unsent } = guided.view;
  const reference = file.reference || common('case.noReference');
  const role = (code: string) => {
    const known = guided.pack.roles.find((one) => one.code === code);
    return known ? packText(known.text) : code;
  };
  const people: Line[] = file.persons.map((person) => ({
    key: person.id,
    head: personName(file, person.id),
    facts: [
      ...new Set(file.parties.filter((party) => party.personId === person.id && !party.withdrawn).map((party) => role(party.role))),
      ageLabel(person, londonDate(Date.parse(file.report?.reportedAt ?? instant()))),
    ],
  }));
  const report: Line[] = [
    {
      key: 'report',
      head: schoolLabel(file.school),
      rows: [
        `${common('label.channel')}: ${channelLabel(file.report)}`,
        `${common('label.reporter')}: ${reporterLabel(file.report?.reporterKind)}`,
        `${common('label.happened')}: ${happenedLabel(file.happened)}`,
        `${common('label.reported')}: ${timeLabel(file.report?.reportedAt)}`,
        `${common('label.written')}: ${timeLabel(file.writtenAt || null)}`,
        `${common('label.received')}: ${file.receivedAt ? dayAndTime(file.receivedAt) : common('case.notReceived')}`,
        ...(file.report?.logReference ? [`${common('label.log')}: ${file.report.logReference}`] : []),
      ],
    },
  ];
  const notes: Line[] = file.notes.map((note) => ({
    key: note.id,
    head: `${kindLabel(note.kind)}${note.toldBy ? `: ${note.toldBy}` : ''}`,
    facts: [`${dayAndTime(note.writtenAt)}, ${note.by.displayName}`],
    text: note.text,
    withdrawn: note.withdrawn?.reason,
  }));
  return (
    <article class="paper">
      <header class="paper-head">
        <p class="paper-mark">
          <strong>{MARKING}</strong>
          <span>{reference}</span>
        </p>
      </header>
      <div class="paper-body">
        <div>
          <h2>
            {t('print.caseFile')} {reference}
          </h2>
          <p class="small">{t('print.printed', { time: dayAndTime(instant()), name: officer.value?.displayName ?? '' })}</p>
          <p class="small">
            {t('print.pack', { version: file.guidancePack })}. {t('print.notified', { ...guided.notified })}.
          </p>
          {unsent.size ? <p class="small">{t('print.unsent')}</p> : null}
        </div>
        <Part title={t('print.owed')}>
          <Lines lines={owedLines(guided)} none={t('print.owedNone')} />
        </Part>
        <Part title={t('print.report')}>
          <Lines lines={report} />
        </Part>
        <Part title={t('print.people')}>
          <Lines lines={people} />
        </Part>
        <Part title={t('print.account')}>
          {file.narrative ? <p class="prose">{file.narrative}</p> : <p class="muted">{t('print.none')}</p>}
        </Part>
        <Part title={t('print.safeguarding')}>
          <Lines lines={safeguardingLines(guided)} />
        </Part>
        <Part title={t('print.evidence')}>
          <Lines lines={evidenceLines(guided)} />
        </Part>
        <Part title={t('print.crimes')}>
          <Lines lines={crimeLines(guided)} />
        </Part>
        <Part title={t('print.questions')}>
          <Lines lines={questionLines(guided)} />
        </Part>
        <Part title={t('print.endings')}>
          <Lines lines={endingLines(guided)} />
        </Part>
        <Part title={t('print.notes')}>
          <Lines lines={notes} />
        </Part>
        <Part title={t('print.closures')}>
          <Lines lines={closureLines(guided)} />
        </Part>
      </div>
      <footer class="paper-foot">
        <p class="paper-mark">
          <strong>{MARKING}</strong>
          <span>{reference}</span>
        </p>
      </footer>
    </article>
  );
}

export function PrintPage() {
  const { id, guided, loading, noPack } = useGuided();
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  const { view } = guided;
  return (
    <div class="paper-page">
      <Page title={t('print.title')} back={{ href: `/cases/${id}` }}>
        <p class="lead">{t('print.lead')}</p>
        <p class="sum-actions">
          <button type="button" class="btn main" onClick={() => window.print()}>
            {t('print.print')}
          </button>
          {view.atServer ? (
            <a class="btn quiet" data-plain target="_blank" rel="noopener" href={`/v1/incidents/${id}/print`}>
              {t('print.pdf')}
            </a>
          ) : null}
        </p>
        <p class="muted small">{t('print.pdfHint')}</p>
        {view.unsent.size ? <Notice tone="wait" title={t('sum.unsent')} /> : null}
        <Paper guided={guided} />
      </Page>
    </div>
  );
}
