// Prepare for the day: the officer picks schools; everything open there is fetched and read back.
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { t as own, tn } from '../../i18n/parts/this-phone';
import { prepare, schoolsWithCases, type Prepared } from '../../state/prepare';
import { Checkboxes } from '../../ui/choices';
import { Button, Notice } from '../../ui/parts';
import { Loading, Page } from '../../ui/page';

export function PreparePage() {
  const [schools, setSchools] = useState<Map<string, number> | null>(null);
  const [picked, setPicked] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Prepared | null>(null);
  useEffect(() => {
    void schoolsWithCases().then((all) => {
      setSchools(all);
      setPicked([...all.keys()]);
    });
  }, []);
  if (!schools) return <Loading />;
  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setDone(await prepare(picked));
    setBusy(false);
  };
  return (
    <Page title={t('prepare.title')} back={{ href: '/more', label: t('nav.more') }}>
      <p class="lead">{own('prepare.lead')}</p>
      <form noValidate onSubmit={submit}>
        <Checkboxes id="schools" legend={own('prepare.schools')} values={picked} onChange={setPicked}
          options={[...schools].map(([name, n]) => ({ value: name, label: name || t('home.noSchool'), hint: tn('prepare.open', n) }))} />
        <Button busy={busy}>{own('prepare.button')}</Button>
      </form>
      <div role="status">
        {done ? (
          <Notice tone={done.missing.length ? 'owed' : 'done'} title={tn('prepare.ready', done.ready)}>
            {done.missing.length ? <p>{own('prepare.missing')} {done.missing.join(', ')}</p> : null}
          </Notice>
        ) : null}
      </div>
    </Page>
  );
}
