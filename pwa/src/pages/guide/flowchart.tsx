// The guidance as a flowchart, alive: the report, the two routes beside each other, the end.
import { t } from '../../i18n/parts/guide';
import type { Guided, StepState } from '../../state/guidance';
import { Card } from '../../ui/parts';
import { Advisory, Notify, Outcomes, Raised, Support } from './step-people';
import { TwoQuestions } from './two-questions';
import { Step, TONE } from './step';
import { records } from '../../state/role';
import { packText, personName } from './parts';

function Box({ guided, step }: { guided: Guided; step: StepState }) {
  const decisions = guided.evaluation.routes
    .filter((one) => one.route === 'no_prosecution' || one.decided === 'no_prosecution')
    .map((one) => ({
      href: `/cases/${guided.view.file.id}/decisions/${one.personId}`,
      label: t('door.decision', { name: personName(guided.view.file, one.personId) }),
    }));
  switch (step.step) {
    case 'ppu_notify':
      return (
        <Step guided={guided} step={step}>
          <Notify guided={guided} />
        </Step>
      );
    case 'support':
      return (
        <Step guided={guided} step={step}>
          <Support guided={guided} />
        </Step>
      );
    case 'crime_raised':
      return (
        <Step guided={guided} step={step}>
          <Raised guided={guided} />
        </Step>
      );
    case 'two_questions':
      return (
        <Step guided={guided} step={step}>
          <TwoQuestions guided={guided} />
        </Step>
      );
    case 'no_prosecution':
      return <Step guided={guided} step={step} more={records.value ? decisions : []} />;
    case 'advisory':
      return (
        <Step guided={guided} step={step}>
          <Advisory guided={guided} />
        </Step>
      );
    case 'finalise':
      return (
        <Step guided={guided} step={step}>
          <Outcomes guided={guided} />
        </Step>
      );
    default:
      return <Step guided={guided} step={step} />;
  }
}

/** A lane: how many of its boxes are done. Boxes that are not needed come as one line at its end. */
function Lane({ guided, lane, count = true }: { guided: Guided; lane: 'report' | 'safeguarding' | 'crime' | 'finalise'; count?: boolean }) {
  const steps = guided.evaluation.steps.filter((step) => step.lane === lane);
  if (!steps.length) return null;
  const needed = steps.filter((step) => step.state !== 'not_needed');
  const done = needed.filter((step) => step.state === 'done').length;
  const tone = needed.some((step) => step.state === 'owed') ? TONE.owed : TONE.done;
  return (
    <section class={`card lane lane-${lane} lane-${tone}`} aria-labelledby={`lane-${lane}`}>
      <div class="heading-row">
        <h2 id={`lane-${lane}`}>{t(`lane.${lane}`)}</h2>
        {count && needed.length ? <span class="lane-count">{t('lane.count', { done, of: needed.length })}</span> : null}
      </div>
      <ol class="steps">
        {steps.map((step) => (
          <Box key={step.step} guided={guided} step={step} />
        ))}
      </ol>
    </section>
  );
}

export function Flowchart({ guided }: { guided: Guided }) {
  if (guided.evaluation.outOfScope)
    return (
      <Card label={t('flow.title')}>
        <p>{t('flow.outOfScope')}</p>
      </Card>
    );
  return (
    <div class="flow" id="flow">
      <h2 class="flow-title">{packText(guided.pack.title)}</h2>
      <Lane guided={guided} lane="report" />
      <p class="flow-both muted small">{t('flow.both')}</p>
      <div class="lanes">
        <Lane guided={guided} lane="safeguarding" />
        <Lane guided={guided} lane="crime" />
      </div>
      <Lane guided={guided} lane="finalise" />
    </div>
  );
}
