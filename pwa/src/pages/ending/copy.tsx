// A copy of what was said, to hand over: printed from here, or as the server's paper. Nobody else of the case is on it.
import { here } from '../../router';
import { t } from '../../i18n/parts/ending';
import { officer } from '../../state/session';
import { toWall } from '../../state/vocabulary';
import type { Guided } from '../../state/guidance';
import { Notice } from '../../ui/parts';
import { Page } from '../../ui/page';
import { useGuided } from '../case/use-guided';
import { personName } from '../guide/parts';
import { COPY, helpFor } from './help';
import { NoGuidance } from './no-guidance';
import { hasCopy, textSaid, type Advisory } from './say';
import './ending.css';

/** An officer, a name written out, or a grown-up of the case by their part in it. Never another child's name. */
export function giverName(guided: Guided, item: Advisory): string | null {
  const by = item.given?.by;
  const { file } = guided.view;
  const grownUp = file.parties.some(
    (party) => party.personId === by?.personId && !party.withdrawn && ['safeguarding_lead', 'appropriate_adult'].includes(party.role),
  );
  const person = by?.personId && grownUp ? personName(file, by.personId) : null;
  const account = by?.officerId
    ? [file.officer, item.recordedBy, officer.value].find((one) => one?.id === by.officerId)?.displayName
    : null;
  return [by?.name ?? account ?? person, by?.position].filter(Boolean).join(', ') || null;
}

/** In figures: the copy may be in another language than the screen. */
function figures(iso: string): string {
  const { day, month, year, time } = toWall(iso);
  return `${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}, ${time}`;
}

function Sheet({ guided, item }: { guided: Guided; item: Advisory }) {
  const { file } = guided.view;
  const lang = item.given!.language;
  const words = COPY[lang];
  const by = giverName(guided, item);
  const help = helpFor(file.country);
  const both = [lang, lang === 'en' ? 'cy' : 'en'] as const;
  return (
    <article class="copy-sheet" lang={lang}>
      <h2>{words.title}</h2>
      <dl class="copy-facts">
        <div>
          <dt>{words.reference}</dt>
          <dd>{file.reference}</dd>
        </div>
        <div>
          <dt>{words.to}</dt>
          <dd>{personName(file, item.personId)}</dd>
        </div>
        <div>
          <dt>{words.when}</dt>
          <dd>{figures(item.given!.at)}</dd>
        </div>
        {by ? (
          <div>
            <dt>{words.by}</dt>
            <dd>{by}</dd>
          </div>
        ) : null}
        <div>
          <dt>{words.language}</dt>
          <dd>{words.own}</dd>
        </div>
      </dl>
      <h3>{words.words}</h3>
      <p class="copy-words">{textSaid(item)}</p>
      {both.map((one) => (
        <section key={one} lang={one}>
          <h3>{COPY[one].help}</h3>
          <dl class="copy-help">
            {help.map((line) => (
              <div key={line.name}>
                <dt>{line.name}</dt>
                <dd>{line[one]}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p class="copy-keep">{words.keep}</p>
    </article>
  );
}

export function CopyPage() {
  const { id, guided, loading, noPack } = useGuided();
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  const { file, unsent } = guided.view;
  const item = file.items.advisories.find((one) => one.id === here.value.params['advisory']);
  const back = { href: item ? `/cases/${id}/advisories/${item.personId}` : `/cases/${id}` };
  if (!item || !hasCopy(item))
    return (
      <Page title={t('copy.noneTitle')} back={back}>
        <Notice tone="wait">
          <p>{t('copy.none')}</p>
        </Notice>
      </Page>
    );
  return (
    <Page title={t('copy.title')} back={back}>
      <div class="no-print column">
        <p class="lead">{t('copy.lead')}</p>
        <p class="ending-actions">
          <button type="button" class="btn main" onClick={() => window.print()}>
            {t('copy.print')}
          </button>
          {unsent.has(item.id) ? null : (
            <a class="btn quiet" data-plain target="_blank" rel="noopener" href={`/v1/incidents/${id}/advisories/${item.id}/print`}>
              {t('copy.pdf')}
            </a>
          )}
        </p>
        {unsent.has(item.id) ? <p class="muted small">{t('copy.pdfUnsent')}</p> : null}
      </div>
      <Sheet guided={guided} item={item} />
    </Page>
  );
}
