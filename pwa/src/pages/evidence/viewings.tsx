// Who has seen the image. Never what it shows.
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/evidence';
import { t as shared } from '../../i18n/parts/care-shared';
import type { CaseFile, CaseView } from '../../state/case-view';
import { PlusIcon } from '../../ui/icons';
import { Meta, Notice, Tag } from '../../ui/parts';
import { Page } from '../../ui/page';
import { ClosedNotice, ItemFoot, mayWrite, UnsentTag } from '../care/parts';
import { NoCase } from '../case/loading';
import { useGuided } from '../case/use-guided';
import { whoName } from '../guide/parts';

export type Viewing = CaseFile['items']['viewings'][number];

/** Stands on every page about this. */
export function StandingSentence() {
  return (
    <Notice tone="owed" title={t('standing.title')}>
      <p>{t('standing.text')}</p>
    </Notice>
  );
}

function ViewingCard({ view, one }: { view: CaseView; one: Viewing }) {
  const name = whoName(view.file, one.who);
  return (
    <li class={one.withdrawn ? 'card withdrawn-card' : 'card item-card'}>
      <div class="card-top">
        <h2 class="card-title">{name}</h2>
        {one.told || one.withdrawn ? null : <Tag tone="owed">{t('viewing.notTold')}</Tag>}
        <UnsentTag view={view} id={one.id} />
      </div>
      <Meta
        parts={[
          one.at ? t('viewing.line', { time: dayAndTime(one.at) }) : t('viewing.lineNotKnown'),
          one.basis && t(`basis.${one.basis}`),
          one.told && t('viewing.toldLine', { who: whoName(view.file, one.told.who), time: dayAndTime(one.told.at) }),
        ]}
      />
      {one.reason ? <p class="prose">{one.reason}</p> : null}
      <ItemFoot view={view} kind="viewing" item={one} what={name} correct={`/cases/${view.file.id}/viewings/${one.id}`} />
    </li>
  );
}

export function ViewingsPage() {
  const { id, view, loading, guided, noPack } = useGuided();
  if (!view || !(guided || noPack)) return <NoCase loading={loading} />;
  const { viewings } = view.file.items;
  return (
    <Page title={t('viewings.title')} back={{ href: `/cases/${id}`, label: shared('case') }}>
      <p class="lead">{t('viewings.lead')}</p>
      <StandingSentence />
      <ClosedNotice view={view} />
      {viewings.length ? (
        <ul class="cards">
          {viewings.map((one) => (
            <ViewingCard key={one.id} view={view} one={one} />
          ))}
        </ul>
      ) : (
        <p class="empty">{t('viewings.none')}</p>
      )}
      {mayWrite(view) ? (
        <p>
          <a class="btn quiet" href={`/cases/${id}/viewings/new`}>
            <PlusIcon />
            {t('viewings.add')}
          </a>
        </p>
      ) : null}
    </Page>
  );
}
