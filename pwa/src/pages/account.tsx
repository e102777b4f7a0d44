// For an account that has nothing to do on a phone: says so, and what it is for.
import { t } from '../i18n';
import { Page } from '../ui/page';

export function AccountPage() {
  return (
    <Page title={t('nav.account')}>
      <p class="lead">{t('auditor.text')}</p>
      <ul class="list links"><li><a href="/more">{t('nav.more')}</a></li></ul>
    </Page>
  );
}
