// The bar, the state of sending, the places to go, and what must be said on every page.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { here } from '../router';
import { language, setLanguage, t, tn } from '../i18n';
import { clock } from '../i18n/format';
import { notStored } from '../state/drafts';
import { mediaRefused } from '../state/media-guard';
import { demo, officer } from '../state/session';
import { nextTryAt, refused, report, waiting } from '../state/sync';
import { Cover, CoverButton, covered, hideInBackground } from '../ui/cover';
import { CasesIcon, Mark, MoreIcon, SchoolIcon, WaitingIcon } from '../ui/icons';
import { Button, Notice } from '../ui/parts';

/** One short sentence about sending, always in sight. */
function syncState(): { text: string; tone: 'done' | 'wait' | 'owed' } {
  const count = waiting.value.length;
  if (refused.value.length) return { text: tn('sync.needsYou', refused.value.length), tone: 'owed' };
  if (report.value.signIn) return { text: t('sync.signIn'), tone: 'owed' };
  if (report.value.reached === false) return { text: count ? tn('sync.noSignalToSend', count) : t('sync.noSignal'), tone: 'wait' };
  if (count) return { text: nextTryAt.value && !report.value.running ? t('sync.nextTry', { n: count, time: clock(nextTryAt.value) }) : tn('sync.sending', count), tone: 'wait' };
  return { text: t('sync.allSent'), tone: 'done' };
}

function Bar() {
  const sync = officer.value ? syncState() : null;
  return (
    <header class="top">
      {demo.value ? <p class="demo">{t('demo')}</p> : null}
      <div class="bar">
        <a class="brand" href="/"><Mark /><span class={sync ? 'brand-word' : undefined}>Waymark</span></a>
        {sync ? (
          <>
            <Places where="top" />
            <a class={`sync sync-${sync.tone}`} href="/waiting"><span><span class="visually-hidden">{t('sync.label')} </span>{sync.text}</span></a>
            <CoverButton />
          </>
        ) : <button type="button" class="bar-button" lang={language.value === 'en' ? 'cy' : 'en'} onClick={() => void setLanguage(language.value === 'en' ? 'cy' : 'en')}>{language.value === 'en' ? 'Cymraeg' : 'English'}</button>}
      </div>
    </header>
  );
}

const PLACES = [
  { href: '/', key: 'nav.cases', Icon: CasesIcon, names: ['home', 'case', 'history', 'record', 'recordPerson', 'saved', 'personNew', 'person', 'fact', 'noteNew', 'withdraw'] },
  { href: '/schools', key: 'nav.schools', Icon: SchoolIcon, names: ['schools'] },
  { href: '/waiting', key: 'nav.waiting', Icon: WaitingIcon, names: ['waiting', 'waitingItem'] },
  { href: '/more', key: 'nav.more', Icon: MoreIcon, names: ['more', 'stored', 'signOut'] },
] as const;

/** Where something is being written, one thing at a time has the whole of a small screen; "back" and the bar lead away. */
const WRITING = ['record', 'recordPerson', 'personNew', 'person', 'fact', 'noteNew', 'withdraw', 'waitingItem'];

function Places({ where }: { where: 'top' | 'bottom' }) {
  const unsent = waiting.value.length + refused.value.length;
  return (
    <nav class={where === 'top' ? 'places top-places' : 'places bottom'} aria-label={t('nav.label')}>
      {PLACES.map(({ href, key, Icon, names }) => (
        <a key={href} href={href} aria-current={(names as readonly string[]).includes(here.value.name) ? 'page' : undefined}>
          <Icon />
          <span>{t(key)}</span>
          {href === '/waiting' && unsent ? <span class={refused.value.length ? 'count owed' : 'count'}>{unsent}</span> : null}
        </a>
      ))}
    </nav>
  );
}

/** Takes the focus, as it may be far from what was being typed, and gives it back when it has been read. */
function MediaRefused() {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(document.activeElement);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  const read = () => {
    mediaRefused.value = false;
    if (before.current instanceof HTMLElement) before.current.focus();
  };
  return (
    <div ref={box}>
      <Notice tone="owed" role="alert" title={t('media.title')}>
        <p>{t('media.not')}</p>
        <p>{t('media.do')}</p>
        <p>{t('media.kept')}</p>
        <Button kind="quiet" type="button" onClick={read}>{t('media.read')}</Button>
      </Notice>
    </div>
  );
}

export function Frame({ children }: { children: ComponentChildren }) {
  useEffect(hideInBackground, []);
  return (
    <>
      <div class="frame" hidden={covered.value}>
        <a class="skip" href="#main" data-plain>{t('skip')}</a>
        <Bar />
        <div class="alerts">
          {mediaRefused.value ? <MediaRefused /> : null}
          {notStored.value ? <Notice tone="owed" role="alert" title={t('notStored.title')}><p>{t('notStored.text')}</p></Notice> : null}
          {officer.value && report.value.signIn && here.value.name !== 'signIn' ? (
            <Notice tone="owed" role="status" title={t('signInAgain.title')}><p>{t('signInAgain.text')} <a href="/sign-in">{t('signInAgain.link')}</a></p></Notice>
          ) : null}
        </div>
        {children}
        {officer.value && !WRITING.includes(here.value.name) ? <Places where="bottom" /> : null}
      </div>
      {covered.value ? <Cover /> : null}
    </>
  );
}
