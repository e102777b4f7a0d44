// A case that is not (yet) here: being fetched, or not on this phone. "Not here" is never said while it is only not read yet.
import { t } from '../../i18n';
import { Loading, Page } from '../../ui/page';

export function NoCase({ loading }: { loading: boolean }) {
  if (loading) return <Loading />;
  return (
    <Page title={t('case.notHereTitle')} back={{ href: '/', label: t('nav.cases') }}>
      <p>{t('case.notHereText')}</p>
    </Page>
  );
}
