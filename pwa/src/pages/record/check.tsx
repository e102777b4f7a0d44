// Check answers, then save. Saving works without a network; what cannot be true is refused here once more, over the whole record.
import { useEffect, useState } from 'preact/hooks';
import { go } from '../../router';
import { t } from '../../i18n';
import { saveDraft } from '../../state/drafts';
import { loadSchools } from '../../state/schools';
import {
  checkChannel, checkHappened, checkNarrative, checkPerson, checkReported, checkReporter, checkSchool, happenedToWire, isBlankPerson, londonDate, now, reportToWire, type Draft, type FormError,
} from '../../state/vocabulary';
import { Button, Prose, SummaryList } from '../../ui/parts';
import { Page, type Message } from '../../ui/page';
import { channelLabel, happenedLabel, notKnown, personName, reporterLabel, roleLabel, sexLabel, languageLabel, timeLabel } from '../parts/labels';
import { errorText } from '../parts/messages';
import { ageInShort } from './people';
import type { StepProps } from './record';
import { KeptAsTyped, Progress } from './frame';
import { stepPath } from './steps';

/** What was never answered or cannot be true, each with the page where it is put right. */
function findings(draft: Draft): { step: string; error: FormError }[] {
  const at = (step: string, errors: FormError[]) => errors.slice(0, 1).map((error) => ({ step, error }));
  return [
    ...at('school', checkSchool(draft.school)), ...at('report', checkChannel(draft.report)), ...at('reporter', checkReporter(draft.report)), ...at('reported', checkReported(draft.report, now())),
    ...at('happened', checkHappened(draft.happened, draft.report, now())), ...at('narrative', checkNarrative(draft.narrative, draft.narrativeNotKnown)),
    ...draft.people.filter((p) => !isBlankPerson(p)).flatMap((p) => at(`people/${p.id}`, checkPerson(p, londonDate(now())))),
  ];
}
const QUESTION = { school: 'school.question', report: 'channel.question', reporter: 'reporter.question', reported: 'reported.question', happened: 'happened.question', narrative: 'narrative.question' } as const;

export function CheckPage({ draft }: StepProps) {
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<Message[]>([]);
  useEffect(() => void loadSchools(), []);
  const change = (step: string) => ({ href: `/record/${draft.id}/${step}?from=check`, text: t('action.change') });
  const report = reportToWire(draft.report);
  const people = draft.people.filter((p) => !isBlankPerson(p));
  const save = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const found = findings(draft);
    setMessages(found.map(({ step, error }) => {
      const about = step in QUESTION ? t(QUESTION[step as keyof typeof QUESTION]) : personName(people.find((p) => step.endsWith(p.id))!);
      return { field: step, text: `${about} ${errorText(error.code)}`, href: `/record/${draft.id}/${step}?from=check` };
    }));
    if (found.length) return;
    setBusy(true);
    try {
      await saveDraft();
      go(`/cases/${draft.id}/saved`, 'replace');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page title={t('check.title')} back={{ href: stepPath(draft.id, 'people') }} caption={<Progress step="check" />} errors={messages} errorTitle={t('check.missing')}>
      <SummaryList rows={[
        { label: t('label.school'), value: draft.school.kind === 'not_known' ? notKnown() : draft.school.name || notKnown(), change: change('school') },
        { label: t('label.channel'), value: channelLabel(report), change: change('report') },
        { label: t('label.reporter'), value: reporterLabel(report?.reporterKind), change: change('reporter') },
        ...(report?.logReference ? [{ label: t('label.log'), value: report.logReference, change: change('reporter') }] : []),
        { label: t('label.reported'), value: timeLabel(report?.reportedAt), change: change('reported') },
        { label: t('label.happened'), value: happenedLabel(happenedToWire(draft.happened)), change: change('happened') },
        { label: t('label.narrative'), value: draft.narrative.trim() ? <Prose text={draft.narrative.trim()} fold /> : notKnown(), change: change('narrative') },
      ]} />
      <div class="heading-row">
        <h2>{t('people.question')}</h2>
        <a href={`/record/${draft.id}/people?from=check`}>{t(people.length ? 'check.changePeople' : 'people.add')}</a>
      </div>
      {people.length ? people.map((p) => (
        <section class="card" key={p.id} aria-label={personName(p)}>
          <div class="heading-row">
            <h3>{personName(p)}</h3>
            <a href={`/record/${draft.id}/people/${p.id}?from=check`}>{t('action.change')}<span class="visually-hidden"> {personName(p)}</span></a>
          </div>
          <SummaryList rows={[
            { label: t('label.roles'), value: p.roles.map(roleLabel).join(', ') || notKnown() },
            { label: t('label.age'), value: ageInShort(p) },
            { label: t('label.sex'), value: sexLabel(p.sex) },
            { label: t('label.schoolYear'), value: [p.schoolKind === 'same' ? draft.school.name : p.schoolKind === 'other' ? p.schoolName : '', p.yearGroup].filter(Boolean).join(', ') || notKnown() },
            ...(p.position ? [{ label: t('label.position'), value: p.position }] : []),
            { label: t('label.language'), value: languageLabel(p.language === 'not_known' ? '' : p.language, p.languageOther) },
          ]} />
        </section>
      )) : <p class="muted">{t('check.nobody')}</p>}
      <form noValidate onSubmit={save} class="end">
        <p>{t('check.promise')}</p>
        <Button busy={busy}>{t(busy ? 'check.saving' : 'check.save')}</Button>
        <KeptAsTyped />
      </form>
    </Page>
  );
}
