// One guidance pack: what it holds, what it would change, from when it is in force, and its wording in Welsh.
import { here } from '../../router';
import { language } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/unit';
import { readPack, readPacks, type PackFile } from '../../state/packs-admin';
import { officer } from '../../state/session';
import { Notice, SummaryList } from '../../ui/parts';
import { Page } from '../../ui/page';
import { IntoForce } from './into-force';
import { PackTag, dayText } from './packs';
import { PreviewPart } from './preview';
import { Reading } from './reading';
import { useRead } from './use-read';
import { WelshWording } from './welsh';
import './unit.css';

function AboutPack({ file }: { file: PackFile }) {
  const { pack } = file;
  const count = (list: readonly unknown[]) => list.length;
  return (
    <section class="card" aria-labelledby="pack-about">
      <h2 id="pack-about">{t('pack.about')}</h2>
      <SummaryList
        rows={[
          { label: t('pack.inForce'), value: file.inForceFrom ? dayText(file.inForceFrom) : t('pack.notInForce') },
          { label: t('pack.source'), value: pack.source[language.value] },
          {
            label: t('pack.holds'),
            value: t('pack.counts', {
              notes: count(pack.notes),
              questions: count(pack.questions),
              requirements: count(pack.requirements),
              offences: count(pack.offences),
              outcomes: count(pack.outcomes),
            }),
          },
          { label: t('pack.kept'), value: dayAndTime(file.keptAt) },
          { label: t('pack.fingerprint'), value: <span class="pack-print">{file.sha256}</span> },
        ]}
      />
    </section>
  );
}

export function PackPage() {
  const version = here.value.params['version'] ?? '';
  const read = useRead(version, () => readPack(version));
  const list = useRead('packs', readPacks);
  const file = read.value;
  const all = list.value?.items ?? [];
  const missing = read.failed !== null && read.failed !== 'no-network' && read.failed.status === 404;
  const changed = () => {
    read.again();
    list.again();
  };
  return (
    <Page
      title={t('pack.title', { version })}
      back={{ href: '/packs', label: t('pack.back') }}
      {...(file ? { caption: <PackTag pack={file} all={all} /> } : {})}
    >
      {missing ? (
        <Notice tone="owed" title={t('pack.missing')}>
          <p>{t('pack.missingText')}</p>
        </Notice>
      ) : (
        <Reading read={read} />
      )}
      {file ? (
        <>
          <p class="lead">{file.title[language.value]}</p>
          <AboutPack file={file} />
          {officer.value?.role === 'administrator' ? (
            <>
              <PreviewPart file={file} all={all} />
              {list.value ? <IntoForce pack={file} all={all} onChanged={changed} /> : null}
              <WelshWording file={file} onChanged={changed} />
            </>
          ) : null}
        </>
      ) : null}
    </Page>
  );
}
