// The questions of one page each.
import { t } from '../../i18n';
import { edit } from '../../state/drafts';
import { checkChannel, checkHappened, checkNarrative, checkReported, checkReporter, checkSchool, now, type ReportAnswer } from '../../state/vocabulary';
import { HappenedFields } from '../parts/happened-fields';
import { ImageReminder, NarrativeField } from '../parts/narrative-fields';
import { ChannelFields, NotKnown, ReportedFields, ReporterFields } from '../parts/report-fields';
import { SchoolFields } from '../parts/school-fields';
import { Question } from './frame';
import type { StepProps } from './record';

export function SchoolPage(props: StepProps) {
  const { school } = props.draft;
  return (
    <Question {...props} step="school" title={t('school.question')} heading check={() => checkSchool(school)}>
      {(errors) => <SchoolFields value={school} errors={errors} onChange={(change) => edit({ school: { ...school, ...change } })} />}
    </Question>
  );
}

const editReport = (report: ReportAnswer) => (change: Partial<ReportAnswer>) => edit({ report: { ...report, ...change } });

export function ChannelPage(props: StepProps) {
  const { report } = props.draft;
  return (
    <Question {...props} step="report" title={t('channel.question')} check={() => checkChannel(report)}>
      {(errors) => <ChannelFields value={report} errors={errors} onChange={editReport(report)} heading />}
    </Question>
  );
}
export function ReporterPage(props: StepProps) {
  const { report } = props.draft;
  return (
    <Question {...props} step="reporter" title={t('reporter.question')} check={() => checkReporter(report)}>
      {(errors) => <ReporterFields value={report} errors={errors} onChange={editReport(report)} heading />}
    </Question>
  );
}
export function ReportedPage(props: StepProps) {
  const { report } = props.draft;
  return (
    <Question {...props} step="reported" title={t('reported.question')} check={() => checkReported(report, now())}>
      {(errors) => <ReportedFields value={report} errors={errors} onChange={editReport(report)} heading />}
    </Question>
  );
}
export function HappenedPage(props: StepProps) {
  const { happened, report } = props.draft;
  return (
    <Question {...props} step="happened" title={t('happened.question')} check={() => checkHappened(happened, report, now())}>
      {(errors) => <HappenedFields value={happened} errors={errors} onChange={(change) => edit({ happened: { ...happened, ...change } })} heading />}
    </Question>
  );
}
export function NarrativePage(props: StepProps) {
  const { narrative, narrativeNotKnown } = props.draft;
  return (
    <Question {...props} step="narrative" title={t('narrative.question')} heading check={() => checkNarrative(narrative, narrativeNotKnown)}>
      {(errors) => (
        <>
          <ImageReminder />
          <NarrativeField value={narrative} errors={errors} onChange={(text) => edit({ narrative: text, narrativeNotKnown: text.trim() ? false : narrativeNotKnown })} />
          {narrative.trim() ? null : <NotKnown id="narrative-not-known" on={narrativeNotKnown} onChange={(on) => edit({ narrativeNotKnown: on })} />}
        </>
      )}
    </Question>
  );
}
