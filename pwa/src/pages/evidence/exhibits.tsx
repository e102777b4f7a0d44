// The devices of a case: handed over, refused or not here.
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/evidence';
import { t as shared } from '../../i18n/parts/care-shared';
import type { CaseView } from '../../state/case-view';
import { PlusIcon } from '../../ui/icons';
import { Meta, Tag } from '../../ui/parts';
import { Page } from '../../ui/page';
import { ClosedNotice, ItemFoot, mayWrite, UnsentTag } from '../care/parts';
import { NoCase } from '../case/loading';
import { useGuided } from '../case/use-guided';
import { NoteLink, whoName } from '../guide/parts';
import type { Exhibit } from './device';

/** "Phone: black, cracked corner". */
export const exhibitName = (one: Exhibit): string => [t(`thing.${one.thing}`), one.description].filter(Boolean).join(': ');

export function ExhibitTag({ one }: { one: Exhibit }) {
  return <Tag tone={one.state === 'surrendered' ? 'done' : one.state === 'returned' ? 'none' : 'wait'}>{t(`tag.${one.state}`)}</Tag>;
}

function ExhibitCard({ view, one }: { view: CaseView; one: Exhibit }) {
  const name = exhibitName(one);
  if (one.withdrawn) {
    return (
      <li class="card withdrawn-card">
        <p class="card-top">{name}</p>
        <ItemFoot view={view} kind="exhibit" item={one} what={name} />
      </li>
    );
  }
  return (
    <li class="card link-card">
      <div class="card-top">
        <a class="card-link" href={`/cases/${view.file.id}/exhibits/${one.id}`}>
          {name}
        </a>
        <ExhibitTag one={one} />
      </div>
      <Meta
        parts={[
          one.owner && whoName(view.file, one.owner),
          dayAndTime(one.at),
          one.sealNumber && `${t('label.seal')} ${one.sealNumber}`,
          one.keptAt,
        ]}
      />
      <UnsentTag view={view} id={one.id} />
    </li>
  );
}

export function ExhibitsPage() {
  const { id, view, guided, loading, noPack } = useGuided();
  if (!view || !(guided || noPack)) return <NoCase loading={loading} />;
  const { exhibits } = view.file.items;
  return (
    <Page title={t('exhibits.title')} back={{ href: `/cases/${id}`, label: shared('case') }}>
      <p class="lead">{t('exhibits.lead')}</p>
      {guided ? <NoteLink codes={['10']} pack={guided.pack} /> : null}
      <ClosedNotice view={view} />
      {exhibits.length ? (
        <ul class="cards">
          {exhibits.map((one) => (
            <ExhibitCard key={one.id} view={view} one={one} />
          ))}
        </ul>
      ) : (
        <p class="empty">{t('exhibits.none')}</p>
      )}
      {mayWrite(view) ? (
        <p>
          <a class={exhibits.length ? 'btn quiet' : 'btn main'} href={`/cases/${id}/exhibits/new`}>
            <PlusIcon />
            {t('exhibits.add')}
          </a>
        </p>
      ) : null}
    </Page>
  );
}
