// The words to be read out, and nothing else on the screen.
import { useRef, useState } from 'preact/hooks';
import { here } from '../../router';
import { t } from '../../i18n/parts/ending';
import type { Guided } from '../../state/guidance';
import { Page } from '../../ui/page';
import { useGuided } from '../case/use-guided';
import { PackText, personName } from '../guide/parts';
import { useAloud } from './aloud';
import { NoGuidance } from './no-guidance';
import { maySay, pieces, sentences, wordsFor, type MaySay, type Said } from './say';
import { WhyNotNotice } from './why-not';
import './ending.css';

type Sayable = Exclude<MaySay, { why: unknown }>;

/** Welsh first for somebody whose language is Welsh, where there is an approved wording; never anything in its place. */
function firstLanguage(say: Sayable, hasWelsh: boolean): 'en' | 'cy' {
  const asked = here.value.query.get('language');
  if (asked === 'en' || asked === 'cy') return asked;
  return say.person.language === 'cy' && hasWelsh ? 'cy' : 'en';
}

function Words({ said }: { said: Said }) {
  return (
    <div class="read" lang={said.language} role="group" aria-label={t('say.text')}>
      <p>
        {sentences(said.text).map((sentence) => (
          <span class="sentence" key={sentence}>
            {pieces(sentence, said.crimeWords).map((piece) => (piece.crime ? <mark key={piece.text}>{piece.text}</mark> : piece.text))}
          </span>
        ))}
      </p>
    </div>
  );
}

function ReadAloud({ said }: { said: Said }) {
  const first = useRef<HTMLButtonElement>(null);
  const { state, start, pause, stop } = useAloud(sentences(said.text), said.language);
  if (state === null) return null;
  const stopAndStay = () => {
    stop();
    first.current?.focus();
  };
  return (
    <div class="aloud">
      <button type="button" class="btn quiet" ref={first} onClick={state === 'speaking' ? pause : start}>
        {t(state === 'speaking' ? 'say.pause' : state === 'paused' ? 'say.goOn' : 'say.aloud')}
      </button>
      {state === 'silent' ? null : (
        <button type="button" class="btn quiet" onClick={stopAndStay}>
          {t('say.stop')}
        </button>
      )}
    </div>
  );
}

function ToRead({ guided, id, say }: { guided: Guided; id: string; say: Sayable }) {
  const { pack, wordingCy, view } = guided;
  const [lang, setLang] = useState(() => firstLanguage(say, wordsFor(pack, wordingCy, 'cy', say.offence) !== null));
  const said = wordsFor(pack, wordingCy, lang, say.offence);
  const back = `/cases/${id}/advisories/${say.person.id}`;
  const other = lang === 'en' ? 'cy' : 'en';
  const name = personName(view.file, say.person.id);
  return (
    <div class="wording-page">
      <Page title={t('say.title', { name })} heading={false}>
        <div class="wording-top">
          <a class="back" href={back}>
            {t('say.back')}
          </a>
          <button type="button" class="link-button" lang={other} onClick={() => setLang(other)}>
            {other === 'cy' ? 'Cymraeg' : 'English'}
          </button>
        </div>
        <h1 tabIndex={-1} class="wording-to">
          {said ? (
            <>
              {t('person.reading', { name })} <span class="nowrap">{t('note', { code: pack.advisory.note })}.</span>
            </>
          ) : (
            t('say.title', { name })
          )}
        </h1>
        {said ? (
          <Words said={said} />
        ) : (
          <div class="read missing">
            <p lang="cy">{pack.advisory.missing.cy}</p>
            <p lang="en">{pack.advisory.missing.en}</p>
            <p class="muted small">{t('say.missing')}</p>
          </div>
        )}
        <div class="wording-foot">
          {said ? (
            <>
              <ReadAloud said={said} />
              <a class="btn main" href={`${back}?do=given&crime=${say.crime.id}&language=${said.language}`}>
                {t('say.given')}
              </a>
            </>
          ) : (
            <button type="button" class="btn quiet" onClick={() => setLang('en')}>
              {t('say.toEnglish')}
            </button>
          )}
        </div>
      </Page>
    </div>
  );
}

export function WordingPage() {
  const { id, guided, loading, noPack } = useGuided();
  const { person = '', crime = '' } = here.value.params;
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  const say = maySay(guided, person, crime);
  if (!('why' in say)) return <ToRead guided={guided} id={id} say={say} />;
  const offence = guided.pack.offences.find(
    (one) => one.code === guided.view.file.items.crimes.find((known) => known.id === crime)?.offence,
  );
  return (
    <Page title={t('why.title')} back={{ href: `/cases/${id}` }} caption={personName(guided.view.file, person)}>
      {offence ? (
        <p class="lead">
          <PackText text={offence.text} />
        </p>
      ) : null}
      <WhyNotNotice why={say.why} id={id} person={person} crime={crime} titled={false} />
    </Page>
  );
}
