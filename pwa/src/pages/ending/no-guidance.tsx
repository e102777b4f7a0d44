// Before the case or its guidance is on this phone.
import { t } from '../../i18n/parts/ending';
import { Notice } from '../../ui/parts';
import { Page } from '../../ui/page';
import { NoCase } from '../case/loading';

export function NoGuidance({ id, loading, noPack }: { id: string; loading: boolean; noPack: boolean }) {
  if (!noPack) return <NoCase loading={loading} />;
  return (
    <Page title={t('noCase')} back={{ href: `/cases/${id}` }}>
      <Notice tone="wait">
        <p>{t('noCase.text')}</p>
      </Notice>
    </Page>
  );
}
