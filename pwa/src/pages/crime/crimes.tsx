// The crimes of a case, and who still has none.
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/crime';
import { t as shared } from '../../i18n/parts/care-shared';
import type { CaseView } from '../../state/case-view';
import type { Guided } from '../../state/guidance';
import { PlusIcon } from '../../ui/icons';
import { Meta, Notice, Tag } from '../../ui/parts';
import { Page } from '../../ui/page';
import { ClosedNotice, ItemFoot, live, mayWrite, NoPackNotice, UnsentTag } from '../care/parts';
import { NoCase } from '../case/loading';
import { useGuided } from '../case/use-guided';
import { NoteLink, packText, personName } from '../guide/parts';
import { CrimeClock } from './clock';
import { mayBe, withoutCrime, type Crime } from './links';
import { offenceText } from './offence-field';
import { partLabel } from './people-field';

/** "Owen Pryce (offender)", one after the other. */
export function peopleLine(view: CaseView, guided: Guided | null, crime: Crime): string[] {
  const names = crime.people.map(
    (link) => `${personName(view.file, link.personId)} (${partLabel(link.role, guided?.pack ?? null).toLocaleLowerCase()})`,
  );
  return crime.suspectUnknown ? [...names, t('suspectUnknown')] : names;
}

function CrimeCard({ view, guided, crime }: { view: CaseView; guided: Guided | null; crime: Crime }) {
  const name = offenceText(guided?.pack ?? null, crime.offence, crime.offenceWords);
  if (crime.withdrawn)
    return (
      <li class="card withdrawn-card">
        <p class="card-top">{name}</p>
        <ItemFoot view={view} kind="crime" item={crime} what={name} />
      </li>
    );
  const open = guided?.evaluation.requirements.filter((one) => one.subjectId === crime.id && one.state === 'owed') ?? [];
  const outcome = crime.outcome && guided?.pack.outcomes.find((one) => one.code === crime.outcome!.code);
  return (
    <li class="card link-card">
      <div class="card-top">
        <a class="card-link" href={`/cases/${view.file.id}/crimes/${crime.id}`}>
          {name}
        </a>
        {crime.outcome ? <Tag tone="done">{outcome ? packText(outcome.text) : crime.outcome.code}</Tag> : null}
      </div>
      <Meta parts={peopleLine(view, guided, crime)} />
      <Meta
        parts={[
          crime.reference,
          crime.recordedAt && dayAndTime(crime.recordedAt),
          crime.transferred && t('transfer.line', { force: crime.transferred.force, time: dayAndTime(crime.transferred.at) }),
        ]}
      />
      {guided && open.length ? (
        <ul class="open-things">
          {open
            .flatMap((one) => guided.pack.requirements.filter((each) => each.code === one.requirement))
            .map((each) => (
              <li key={each.code}>{packText(each.text)}</li>
            ))}
        </ul>
      ) : null}
      <UnsentTag view={view} id={crime.id} />
    </li>
  );
}

function Without({ view, guided }: { view: CaseView; guided: Guided | null }) {
  const { file } = view;
  if (!mayBe(file, guided?.evaluation ?? null).length)
    return (
      <Notice tone="wait">
        <p>
          {t('without.nobody')} <a href={`/cases/${file.id}/people/new`}>{t('people.noRoleLink')}</a>
        </p>
      </Notice>
    );
  const without = withoutCrime(file, guided?.evaluation ?? null);
  if (!without.length)
    return (
      <Notice tone="done">
        <p>{t('without.all')}</p>
      </Notice>
    );
  return (
    <Notice tone="owed" title={t('without.title')}>
      <ul class="plain-list">
        {without.map(({ personId, role }) => (
          <li key={`${role}${personId}`}>{t(`without.${role}`, { name: personName(file, personId) })}</li>
        ))}
      </ul>
    </Notice>
  );
}

export function CrimesPage() {
  const { id, view, guided, loading, noPack } = useGuided();
  if (!view || !(guided || noPack)) return <NoCase loading={loading} />;
  const { crimes } = view.file.items;
  return (
    <Page title={t('crimes.title')} back={{ href: `/cases/${id}`, label: shared('case') }}>
      <p class="lead">{t('crimes.lead')}</p>
      {guided ? <NoteLink codes={['2', '3', '10']} pack={guided.pack} /> : <NoPackNotice show={noPack} />}
      <ClosedNotice view={view} />
      <CrimeClock view={view} />
      <Without view={view} guided={guided} />
      {crimes.length ? (
        <ul class="cards">
          {crimes.map((crime) => (
            <CrimeCard key={crime.id} view={view} guided={guided} crime={crime} />
          ))}
        </ul>
      ) : (
        <p class="empty">{t('crimes.none')}</p>
      )}
      {mayWrite(view) ? (
        <p>
          <a class={live(crimes).length ? 'btn quiet' : 'btn main'} href={`/cases/${id}/crimes/new`}>
            <PlusIcon />
            {t('crimes.add')}
          </a>
        </p>
      ) : null}
    </Page>
  );
}
