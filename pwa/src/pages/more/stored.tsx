// What is kept on this phone, in plain numbers.
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import { whatIsKept, type Kept } from '../../state/device';
import { revision } from '../../state/sync';
import { instant } from '../../state/vocabulary';
import { SummaryList } from '../../ui/parts';
import { Page } from '../../ui/page';

export function StoredPage() {
  const [kept, setKept] = useState<Kept | null>(null);
  const rev = revision.value;
  useEffect(() => void whatIsKept().then(setKept), [rev]);
  return (
    <Page title={t('stored.title')} back={{ href: '/more', label: t('nav.more') }}>
      <p class="lead">{t('stored.lead')}</p>
      {kept ? (
        <div class="card">
          <SummaryList rows={[
            { label: t('stored.cases'), value: kept.cases }, { label: t('stored.drafts'), value: kept.drafts }, { label: t('stored.unsent'), value: kept.unsent }, { label: t('stored.schools'), value: kept.schools },
            { label: t('stored.packs'), value: kept.packs.join(', ') || t('value.nothing') },
            { label: t('stored.space'), value: kept.bytes === null ? t('value.notKnown') : `${(kept.bytes / 1_048_576).toFixed(1)} MB` },
            { label: t('stored.prefix'), value: kept.prefix ?? t('stored.noPrefix') },
            { label: t('stored.contact'), value: kept.lastContactAt ? dayAndTime(instant(kept.lastContactAt)) : t('value.notKnown') },
          ]} />
        </div>
      ) : <p role="status" class="muted">{t('loading')}</p>}
      <p>{t('stored.erase')} <a href="/more/sign-out">{t('signOut.title')}</a></p>
    </Page>
  );
}
