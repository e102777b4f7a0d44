// One crime: what, about whom, under which reference, and what came of it. Each part is corrected on a page of its own.
import { here } from '../../router';
import { t as main } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/crime';
import type { CaseView } from '../../state/case-view';
import type { Guided } from '../../state/guidance';
import { Notice, SummaryList } from '../../ui/parts';
import { Page } from '../../ui/page';
import { ClosedNotice, Gone, ItemFoot, mayWrite, NoForm, UnsentTag } from '../care/parts';
import { NoCase } from '../case/loading';
import { useGuided } from '../case/use-guided';
import { NoteLink, packText, personName } from '../guide/parts';
import { CrimeClock } from './clock';
import { peopleLine } from './crimes';
import { NewCrimeForm, OffenceForm, PeopleForm, ReferenceForm } from './forms';
import type { Crime } from './links';
import { lawLine, offenceText } from './offence-field';
import { CategoryForm, CrimeNoteForm, TransferForm } from './other-forms';

const FORMS = {
  offence: OffenceForm,
  people: PeopleForm,
  reference: ReferenceForm,
  transfer: TransferForm,
  category: CategoryForm,
  note: CrimeNoteForm,
} as const;
type Part = keyof typeof FORMS;

interface Props {
  view: CaseView;
  guided: Guided | null;
  crime: Crime;
}

function Owed({ guided, crime }: Omit<Props, 'view'>) {
  const open = guided?.evaluation.requirements.filter((one) => one.subjectId === crime.id && one.state === 'owed') ?? [];
  if (!guided || !open.length) return null;
  const texts = open.flatMap((one) => guided.pack.requirements.filter((each) => each.code === one.requirement));
  return (
    <Notice tone="owed" title={t('crime.owed')}>
      <ul class="plain-list">
        {texts.map((each) => (
          <li key={each.code}>{packText(each.text)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Facts({ view, guided, crime }: Props) {
  const base = `/cases/${view.file.id}/crimes/${crime.id}`;
  const pack = guided?.pack ?? null;
  const change = (part: Part) =>
    mayWrite(view) && !crime.withdrawn ? { href: `${base}.${part}`, text: main('action.change') } : undefined;
  const offence = pack?.offences.find((one) => one.code === crime.offence);
  const { transferred } = crime;
  return (
    <section class="card">
      <SummaryList
        rows={[
          {
            label: t('label.offence'),
            value: (
              <>
                {offenceText(pack, crime.offence, crime.offenceWords)}
                {offence ? <span class="muted small block">{lawLine(offence)}</span> : null}
              </>
            ),
            change: change('offence'),
          },
          {
            label: t('label.people'),
            value: (
              <ul class="list-bare">
                {peopleLine(view, guided, crime).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ),
            change: change('people'),
          },
          {
            label: t('label.reference'),
            value: [crime.reference, crime.force].filter(Boolean).join(', ') || t('notYet'),
            change: change('reference'),
          },
          { label: t('label.recorded'), value: crime.recordedAt ? dayAndTime(crime.recordedAt) : t('notYet'), change: change('reference') },
          {
            label: t('label.transfer'),
            value: transferred
              ? [t('transfer.line', { force: transferred.force, time: dayAndTime(transferred.at) }), transferred.reference]
                  .filter(Boolean)
                  .join(', ')
              : t('transfer.none'),
            change: change('transfer'),
          },
          {
            label: t('label.category'),
            value: crime.category ? t(`category.${crime.category}`) : main('value.notKnown'),
            change: change('category'),
          },
          { label: t('label.note'), value: crime.note ? <span class="prose">{crime.note}</span> : '–', change: change('note') },
        ]}
      />
    </section>
  );
}

/** What came of it, and the words that each young person recorded against it is given. */
function After({ view, guided, crime }: Props) {
  const { file } = view;
  const outcome = guided?.pack.outcomes.find((one) => one.code === crime.outcome?.code);
  const children = new Set(guided?.evaluation.people.filter((one) => one.child).map((one) => one.personId) ?? []);
  const told = crime.people.filter((link) => link.role === 'offender' && (!guided || children.has(link.personId)));
  const by = crime.outcome;
  return (
    <>
      <section class="card" aria-labelledby="outcome-title">
        <h2 id="outcome-title">{t('label.outcome')}</h2>
        <p>{by ? `${by.code}. ${outcome ? packText(outcome.text) : ''} ${dayAndTime(by.at)}` : t('notYet')}</p>
        {by?.reason ? <p class="prose">{by.reason}</p> : null}
        {mayWrite(view) ? (
          <p>
            <a class="btn quiet" href={`/cases/${file.id}/crimes/${crime.id}/outcome`}>
              {t(by ? 'outcome.change' : 'outcome.record')}
            </a>
          </p>
        ) : null}
      </section>
      {told.length && mayWrite(view) ? (
        <section class="card" aria-labelledby="wording-title">
          <h2 id="wording-title">{t('wording.title')}</h2>
          <ul class="list-bare">
            {told.map(({ personId }) => (
              <li key={personId}>
                <a class="row-link" href={`/cases/${file.id}/wording/${personId}/${crime.id}`}>
                  {t('wording.link', { name: personName(file, personId) })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function One(props: Props) {
  const { view, guided, crime } = props;
  const name = offenceText(guided?.pack ?? null, crime.offence, crime.offenceWords);
  return (
    <Page title={name} caption={t('crime.title')} back={{ href: `/cases/${view.file.id}/crimes`, label: t('crimes.back') }}>
      <p class="tags">
        <UnsentTag view={view} id={crime.id} />
      </p>
      {guided ? <NoteLink codes={['2', '3', '10']} pack={guided.pack} /> : null}
      <ClosedNotice view={view} />
      {crime.withdrawn ? null : <Owed guided={guided} crime={crime} />}
      {crime.recordedAt || crime.withdrawn ? null : <CrimeClock view={view} />}
      <Facts {...props} />
      {crime.withdrawn ? null : <After {...props} />}
      <ItemFoot view={view} kind="crime" item={crime} what={name} />
    </Page>
  );
}

export function CrimePage() {
  const { view, guided, loading, noPack } = useGuided();
  if (!view || !(guided || noPack)) return <NoCase loading={loading} />;
  const list = `/cases/${view.file.id}/crimes`;
  const [id = '', part = ''] = (here.value.params['crime'] ?? '').split('.');
  if (id === 'new')
    return mayWrite(view) ? (
      <NewCrimeForm view={view} guided={guided} crime={null} />
    ) : (
      <NoForm view={view} title={t('crime.new')} back={list} />
    );
  const crime = view.file.items.crimes.find((one) => one.id === id);
  if (!crime) return loading ? <NoCase loading /> : <Gone back={list} />;
  const Form = mayWrite(view) && !crime.withdrawn && part in FORMS ? FORMS[part as Part] : null;
  return Form ? <Form view={view} guided={guided} crime={crime} /> : <One view={view} guided={guided} crime={crime} />;
}
