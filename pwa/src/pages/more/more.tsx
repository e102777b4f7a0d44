// Language, what is on this phone, signing out, about.
import { language, setLanguage, t, type Language } from '../../i18n';
import { records, role, seesCases } from '../../state/role';
import { officer } from '../../state/session';
import { Radios } from '../../ui/choices';
import { Page } from '../../ui/page';
import { NewVersion } from '../parts/new-version';

const version = import.meta.env.MODE;

export function MorePage() {
  return (
    <Page title={t('nav.more')}>
      <p class="lead">{t('more.signedIn', { name: officer.value?.displayName ?? '' })}</p>
      <NewVersion />
      <section class="card">
        <Radios<Language> id="language" legend={t('more.language')} value={language.value} onChange={(to) => void setLanguage(to)} options={[{ value: 'en', label: 'English' }, { value: 'cy', label: 'Cymraeg' }]} />
        {language.value === 'cy' ? <p class="muted small">{t('more.welshDraft')}</p> : null}
      </section>
      <ul class="list links">
        <li><a href="/more/lock">{t('lockPage.title')}</a></li>
        {records.value ? <li><a href="/more/prepare">{t('prepare.title')}</a></li> : null}
        <li><a href="/more/stored">{t('stored.title')}</a></li>
        <li><a href="/waiting">{t('waiting.title')}</a></li>
        {seesCases.value ? <li><a href="/schools">{t('schools.title')}</a></li> : null}
        {role.value === 'supervisor' ? <><li><a href="/concerns">{t('nav.concerns')}</a></li><li><a href="/held">{t('nav.held')}</a></li></> : null}
        <li><a href="/phones">{t('nav.phones')}</a></li>
        {role.value === 'auditor' || role.value === 'administrator' ? null : <li><a href="/packs">{t('nav.packs')}</a></li>}
        <li><a href="/more/sign-out">{t('signOut.title')}</a></li>
      </ul>
      <section class="card" aria-labelledby="about-title">
        <h2 id="about-title">{t('about.title')}</h2>
        <p>{t('about.text')}</p>
        <p>{t('about.image')}</p>
        <p class="muted small">{t('about.licence')}{version === 'production' ? '' : ` (${version})`}</p>
      </section>
    </Page>
  );
}
