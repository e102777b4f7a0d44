// Before the case or its guidance is on this phone; a closed case takes no such entry.
import { t } from '../../i18n/parts/guide';
import { t as w } from '../../i18n/parts/guide-work';
import { Notice } from '../../ui/parts';
import { Page } from '../../ui/page';
import { NoCase } from '../case/loading';
import './guide.css';

interface Props {
  id: string;
  loading: boolean;
  noPack: boolean;
}
export function NoGuidance({ id, loading, noPack }: Props) {
  if (!noPack) return <NoCase loading={loading} />;
  return (
    <Page title={t('noPack.title')} back={{ href: `/cases/${id}` }}>
      <Notice tone="wait">
        <p>{t('noPack.text')}</p>
      </Notice>
    </Page>
  );
}

/** Something that the address names and the case does not have. */
export function NotHere({ id }: { id: string }) {
  return (
    <Page title={w('notHere.title')} back={{ href: `/cases/${id}` }}>
      <p>{w('notHere.text')}</p>
      <p>
        <a href={`/cases/${id}`}>{w('notHere.back')}</a>
      </p>
    </Page>
  );
}

/** While a closure stands nothing of this is recorded. */
export function ClosedFirst({ id, title }: { id: string; title: string }) {
  return (
    <Page title={title} back={{ href: `/cases/${id}` }}>
      <Notice title={t('closed.title')}>
        <p>{w('closed.first')}</p>
        <p>
          <a href={`/cases/${id}/reopen`}>{t('more.reopen')}</a>
        </p>
      </Notice>
    </Page>
  );
}
