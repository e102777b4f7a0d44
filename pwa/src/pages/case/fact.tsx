// Correct one fact of a case. The version it was made against goes with it, so nobody's change is overwritten unseen.
import { here } from '../../router';
import { t } from '../../i18n';
import type { CaseView } from '../../state/case-view';
import {
  checkChannel, checkHappened, checkNarrative, checkReported, checkReporter, checkSchool, happenedFromWire, happenedToWire, now, reportFromWire, reportToWire, schoolFromWire, schoolToWire, FACTS, type Fact,
} from '../../state/vocabulary';
import { correctFacts } from '../../state/work';
import { HappenedFields } from '../parts/happened-fields';
import { schoolLabel } from '../parts/labels';
import { ImageReminder, NarrativeField } from '../parts/narrative-fields';
import { ChannelFields, ReportedFields, ReporterFields } from '../parts/report-fields';
import { SchoolFields } from '../parts/school-fields';
import { UnknownPage } from '../unknown';
import { CaseForm } from './form';
import { NoCase } from './loading';
import { useCase } from './use-case';

function SchoolForm({ view, back }: { view: CaseView; back: string }) {
  const initial = { ...schoolFromWire(view.file.school), ...(view.file.school ? { name: schoolLabel(view.file.school) } : {}) };
  return (
    <CaseForm title={t('correct.school')} back={back} initial={initial} check={checkSchool} save={(value, form) => correctFacts(view, { school: schoolToWire(value) }, form)}>
      {(value, set, errors) => <SchoolFields value={value} onChange={set} errors={errors} />}
    </CaseForm>
  );
}
function ReportForm({ view, back }: { view: CaseView; back: string }) {
  return (
    <CaseForm title={t('correct.report')} back={back} initial={reportFromWire(view.file.report)} check={(value) => [...checkChannel(value), ...checkReporter(value), ...checkReported(value, now())]} save={(value, form) => correctFacts(view, { report: reportToWire(value) }, form)}>
      {(value, set, errors) => <><ChannelFields value={value} onChange={set} errors={errors} /><ReporterFields value={value} onChange={set} errors={errors} /><ReportedFields value={value} onChange={set} errors={errors} /></>}
    </CaseForm>
  );
}
function HappenedForm({ view, back }: { view: CaseView; back: string }) {
  return (
    <CaseForm title={t('correct.happened')} back={back} initial={happenedFromWire(view.file.happened)} check={(value) => checkHappened(value, reportFromWire(view.file.report), now())} save={(value, form) => correctFacts(view, { happened: happenedToWire(value) }, form)}>
      {(value, set, errors) => <HappenedFields value={value} onChange={set} errors={errors} />}
    </CaseForm>
  );
}
function NarrativeForm({ view, back }: { view: CaseView; back: string }) {
  return (
    <CaseForm title={t('correct.narrative')} back={back} initial={{ text: view.file.narrative ?? '' }} check={(value) => checkNarrative(value.text, true)} save={(value, form) => correctFacts(view, { narrative: value.text.trim() || null }, form)}>
      {(value, set, errors) => <><ImageReminder /><NarrativeField value={value.text} onChange={(text) => set({ text })} errors={errors} /></>}
    </CaseForm>
  );
}
const FORMS: Record<Fact, typeof SchoolForm> = { school: SchoolForm, report: ReportForm, happened: HappenedForm, narrative: NarrativeForm };

export function FactPage() {
  const { id, view, loading } = useCase();
  const fact = here.value.params['fact'] as Fact;
  if (!FACTS.includes(fact)) return <UnknownPage />;
  if (!view) return <NoCase loading={loading} />;
  const Form = FORMS[fact];
  return <Form view={view} back={`/cases/${id}`} />;
}
