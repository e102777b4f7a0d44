// An address that is none of the app's.
import { t } from '../i18n';
import { Page } from '../ui/page';

export function UnknownPage() {
  return (
    <Page title={t('unknown.title')}>
      <p>{t('unknown.text')}</p>
      <p><a class="row-link" href="/">{t('record.goneLink')}</a></p>
    </Page>
  );
}
