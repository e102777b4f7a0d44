// The guidance packs that are kept, from when each is in force, and a way to keep a new one.
import { day, dayAndTime } from '../../i18n/format';
import { language } from '../../i18n';
import { t } from '../../i18n/parts/unit';
import { packState, readPacks, type PackLine, type PackState } from '../../state/packs-admin';
import { officer } from '../../state/session';
import { londonDate, now } from '../../state/vocabulary';
import { Meta, Tag, type Tone } from '../../ui/parts';
import { Page } from '../../ui/page';
import { NewPack } from './new-pack';
import { Reading } from './reading';
import { useRead } from './use-read';
import './unit.css';

const TONE: Record<PackState, Tone> = { 'in-force': 'done', 'to-come': 'wait', replaced: 'none', draft: 'none', waiting: 'wait' };

/** A day without a time, at noon so that it is the same day everywhere. */
export const dayText = (date: string): string => day(`${date}T12:00:00Z`);

export function PackTag({ pack, all }: { pack: PackLine; all: readonly PackLine[] }) {
  const state = packState(pack, all, londonDate(now()));
  return <Tag tone={TONE[state]}>{t(`packs.${state satisfies PackState}`, { day: pack.inForceFrom ? dayText(pack.inForceFrom) : '' })}</Tag>;
}

export function PacksPage() {
  const read = useRead('packs', readPacks);
  const packs = read.value?.items ?? [];
  return (
    <Page title={t('packs.title')} wide>
      <p class="lead">{t('packs.lead')}</p>
      <section aria-labelledby="packs-list" class="inbox-group">
        <h2 id="packs-list">{t('packs.list')}</h2>
        <Reading read={read} />
        <ul class="cards card-grid">
          {packs.map((pack) => (
            <li key={pack.version} class="card link-card">
              <div class="card-top">
                <a class="card-link" href={`/packs/${pack.version}`}>
                  {pack.version}
                </a>
                <PackTag pack={pack} all={packs} />
              </div>
              <p>{pack.title[language.value]}</p>
              <Meta parts={[t('packs.kept', { time: dayAndTime(pack.keptAt) }), pack.welshWording && t('packs.welshApproved')]} />
            </li>
          ))}
        </ul>
      </section>
      {officer.value?.role === 'administrator' ? <NewPack kept={packs} onKept={read.again} /> : null}
    </Page>
  );
}
