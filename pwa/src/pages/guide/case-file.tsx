// The case file: the guidance alive. What is owed now, the two routes, the people, the record.
import { t } from '../../i18n';
import { t as g, tn } from '../../i18n/parts/guide';
import type { CaseView } from '../../state/case-view';
import type { Guided } from '../../state/guidance';
import { Meta, Notice, Tag } from '../../ui/parts';
import { Page } from '../../ui/page';
import { NoCase } from '../case/loading';
import { Notes } from '../case/notes';
import { useGuided } from '../case/use-guided';
import { reporterLabel, schoolLabel } from '../parts/labels';
import { Sending, ToLookAt, WholeCase } from './banners';
import { Flowchart } from './flowchart';
import { OwedNow } from './owed-list';
import { People } from './people';
import { MoreAbout, Narrative, RecordingClock, ReportAndTimes } from './record';
import { live } from './words';
import './guide.css';

function StateTag({ view }: { view: CaseView }) {
  if (view.state === 'sent') return <Tag tone="done">{t('state.sent')}</Tag>;
  return view.state === 'refused' ? <Tag tone="owed">{t('state.refused')}</Tag> : <Tag tone="wait">{t('state.waiting')}</Tag>;
}

function Head({ view, guided }: { view: CaseView; guided: Guided | null }) {
  const { file } = view;
  const reference = file.reference || t('case.noReference');
  const people = guided?.evaluation.people ?? [];
  const children = people.filter((one) => one.child).length;
  return (
    <header class="case-head">
      <Meta parts={[t('case.marking'), t('case.serious')]} />
      <div class="card-top">
        <h1 tabIndex={-1}>
          <span class="visually-hidden">{t('case.title')} </span>
          {reference}
        </h1>
        <StateTag view={view} />
      </div>
      <p class="lead">{schoolLabel(file.school)}</p>
      <Meta
        parts={[
          guided && tn('head.children', children),
          guided && people.length > children && tn('head.adults', people.length - children),
          file.report && t('case.reportedBy', { who: reporterLabel(file.report.reporterKind).toLocaleLowerCase() }),
          t('case.officer', { name: file.officer.displayName }),
        ]}
      />
    </header>
  );
}

/** Jumps inside the page: it is long on a phone. */
function OnThisPage({ view, guided }: { view: CaseView; guided: Guided | null }) {
  const places = [
    ...(guided && view.file.status !== 'closed' ? (['owed'] as const) : []),
    ...(guided && !guided.evaluation.outOfScope ? (['flow'] as const) : []),
    'people',
    'record',
    'notes',
  ] as const;
  const jump = (event: Event, place: string) => {
    event.preventDefault();
    const target = document.getElementById(place === 'notes' ? 'notes-title' : place);
    target?.scrollIntoView({ block: 'start' });
    const heading = target?.querySelector<HTMLElement>('h2') ?? target;
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  };
  return (
    <nav class="jumps" aria-label={g('jump.label')}>
      {places.map((place) => (
        <a key={place} class="chip" href={`#${place}`} data-plain onClick={(event) => jump(event, place)}>
          {g(`jump.${place}`)}
        </a>
      ))}
    </nav>
  );
}

export function CaseFilePage() {
  const { guided, view, loading, noPack } = useGuided();
  if (!view) return <NoCase loading={loading} />;
  const { file } = view;
  const crimes = live(file.items.crimes);
  // The clock has done its work once every crime has its reference.
  const recorded = crimes.length > 0 && crimes.every((one) => one.reference);
  return (
    <Page title={file.reference || t('case.noReference')} heading={false} wide back={{ href: '/', label: t('nav.cases') }}>
      <Head view={view} guided={guided} />
      <Sending view={view} />
      <WholeCase view={view} guided={guided} />
      {noPack ? (
        <Notice tone="wait" title={g('noPack.title')}>
          <p>{g('noPack.text')}</p>
        </Notice>
      ) : null}
      <OnThisPage view={view} guided={guided} />
      {guided ? <OwedNow guided={guided} /> : null}
      {guided?.evaluation.outOfScope ? null : (
        <RecordingClock due={file.crimeRecordingDueAt} recorded={recorded || file.status === 'closed'} />
      )}
      <ToLookAt view={view} guided={guided} />
      {guided ? <Flowchart guided={guided} /> : null}
      <div class="columns">
        <div class="column">
          <People view={view} guided={guided} />
          <Narrative view={view} />
        </div>
        <div class="column">
          <ReportAndTimes view={view} />
          <Notes view={view} />
          <MoreAbout view={view} />
        </div>
      </div>
    </Page>
  );
}
