// What is kept on this phone, in plain numbers.
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import { t as own, tn } from '../../i18n/parts/this-phone';
import { whatIsKept, type Kept } from '../../state/device';
import { revision } from '../../state/sync';
import { instant } from '../../state/vocabulary';
import { SummaryList } from '../../ui/parts';
import { Page } from '../../ui/page';

const time = (ms: number | null): string => (ms ? dayAndTime(instant(ms)) : t('value.notKnown'));
const megabytes = (bytes: number | null, places = 0): string => (bytes === null ? t('value.notKnown') : (bytes / 1_048_576).toFixed(places));

function rowsOf({ space, ...kept }: Kept) {
  return [
    { label: own('stored.cases'), value: kept.cases }, { label: own('stored.drafts'), value: kept.drafts },
    { label: own('stored.unsent'), value: kept.unsent }, { label: own('stored.looks'), value: kept.looks },
    { label: own('stored.schools'), value: kept.schools }, { label: own('stored.packs'), value: kept.packs.join(', ') || t('value.nothing') },
    { label: own('stored.vault'), value: [own('stored.rounds', { n: kept.rounds.toLocaleString('en-GB') }), kept.passkeys ? tn('stored.passkeys', kept.passkeys) : ''].filter(Boolean).join(', ') },
    { label: own('stored.lease'), value: time(kept.leaseEnds) },
    { label: own('stored.contact'), value: time(kept.lastContactAt) },
    { label: own('stored.space'), value: own('stored.spaceOf', { used: megabytes(space.used, 1), quota: megabytes(space.quota) }) },
    { label: own('stored.persisted'), value: space.persisted === null ? t('value.notKnown') : own(space.persisted ? 'stored.persistedYes' : 'stored.persistedNo') },
    { label: own('stored.prefix'), value: kept.prefix ?? own('stored.noPrefix') },
  ];
}

export function StoredPage() {
  const [kept, setKept] = useState<Kept | null>(null);
  const rev = revision.value;
  useEffect(() => void whatIsKept().then(setKept), [rev]);
  return (
    <Page title={t('stored.title')} back={{ href: '/more', label: t('nav.more') }}>
      <p class="lead">{own('stored.lead')}</p>
      {kept ? <div class="card"><SummaryList rows={rowsOf(kept)} /></div> : <p role="status" class="muted">{t('loading')}</p>}
      <p>{own('stored.erase')} <a href="/more/sign-out">{t('signOut.title')}</a></p>
    </Page>
  );
}
