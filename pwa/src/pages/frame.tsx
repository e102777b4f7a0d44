// The bar, the state of sending, the places to go, and what must be said on every page.
import type { ComponentChildren, ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { here, nothingHalfTyped } from '../router';
import { language, setLanguage, t, tn, type TextKey } from '../i18n';
import { clock } from '../i18n/format';
import { clockOff } from '../state/clock';
import { notStored } from '../state/drafts';
import { lockNow, opened } from '../state/lock';
import { mediaRefused } from '../state/media-guard';
import { role, type Role } from '../state/role';
import { demo } from '../state/session';
import { lacks, space } from '../state/storage';
import { nextTryAt, refused, report, waiting } from '../state/sync';
import { Cover, CoverButton, covered, hideInBackground } from '../ui/cover';
import { CasesIcon, ConcernsIcon, LockIcon, Mark, MoreIcon, SchoolIcon, WaitingIcon } from '../ui/icons';
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
  const sync = opened.value ? syncState() : null;
  return (
    <header class="top">
      {demo.value ? <p class="demo">{t('demo')}</p> : null}
      <div class="bar">
        <a class="brand" href="/"><Mark /><span class={sync ? 'brand-word' : undefined}>Waymark</span></a>
        {sync ? (
          <>
            <Places where="top" />
            <a class={`sync sync-${sync.tone}`} href="/waiting"><span><span class="visually-hidden">{t('sync.label')} </span>{sync.text}</span></a>
            <LockButton />
            <CoverButton />
          </>
        ) : <button type="button" class="bar-button" lang={language.value === 'en' ? 'cy' : 'en'} onClick={() => void setLanguage(language.value === 'en' ? 'cy' : 'en')}>{language.value === 'en' ? 'Cymraeg' : 'English'}</button>}
      </div>
    </header>
  );
}

const LockButton = () => (
  <button type="button" class="bar-button" title={t('lock.now')} onClick={() => void lockNow('asked')}><LockIcon /><span class="cover-word">{t('lock.now')}</span></button>
);

interface Place {
  href: string;
  key: TextKey;
  Icon: ComponentType;
  /** Everything that is reached from here is at addresses that begin so. */
  under: RegExp;
}
const begins = (key: TextKey, Icon: ComponentType, under: RegExp): Place => ({ href: '/', key, Icon, under });
const SCHOOLS: Place = { href: '/schools', key: 'nav.schools', Icon: SchoolIcon, under: /^\/schools/ };
const CONCERNS: Place = { href: '/concerns', key: 'nav.concerns', Icon: ConcernsIcon, under: /^\/(concerns|held)/ };
const WAITING: Place = { href: '/waiting', key: 'nav.waiting', Icon: WaitingIcon, under: /^\/waiting/ };
const MORE: Place = { href: '/more', key: 'nav.more', Icon: MoreIcon, under: /^\/(more|phones)/ };
const CASES = begins('nav.cases', CasesIcon, /^\/($|cases|record)/);
const INBOX = begins('nav.inbox', CasesIcon, /^\/($|cases|inbox)/);
/** Where each account goes. What is rarer is under "More". */
const PLACES: Record<Role, Place[]> = {
  schools_officer: [CASES, SCHOOLS, WAITING, MORE],
  supervisor: [CASES, CONCERNS, WAITING, MORE],
  ppu: [INBOX, WAITING, MORE],
  cid: [INBOX, WAITING, MORE],
  administrator: [begins('nav.packs', CasesIcon, /^\/($|packs)/), MORE],
  auditor: [begins('nav.account', CasesIcon, /^\/$/), MORE],
};

/** Where something is being written, one thing at a time has the whole of a small screen; "back" and the bar lead away. */
const isWriting = (): boolean => (!nothingHalfTyped() && !['signOut', 'pack', 'lock'].includes(here.value.name)) || ['wording', 'copy'].includes(here.value.name);

function Places({ where }: { where: 'top' | 'bottom' }) {
  const unsent = waiting.value.length + refused.value.length;
  return (
    <nav class={where === 'top' ? 'places top-places' : 'places bottom'} aria-label={t('nav.label')}>
      {PLACES[role.value].map(({ href, key, Icon, under }) => (
        <a key={href} href={href} aria-current={under.test(here.value.path) ? 'page' : undefined}>
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

/** How far the clock is off, in the largest unit that says it. */
function span(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  return minutes < 120 ? tn('clock.minutes', minutes) : tn('clock.hours', Math.round(minutes / 60));
}

/** What this phone has against working as it should. */
function Trouble() {
  const [off, { level }, lack] = [clockOff.value, space.value, lacks()];
  return (
    <>
      {lack ? <Notice tone="wait" role="status" title={t(`lacks.${lack}`)}><p>{t('lacks.text')}</p></Notice> : null}
      {off ? <Notice tone="wait" role="status" title={t('clockOff.title')}><p>{t(off > 0 ? 'clockOff.ahead' : 'clockOff.behind', { span: span(off) })}</p></Notice> : null}
      {level === 'ok' ? null : <Notice tone={level === 'full' ? 'owed' : 'wait'} role="status" title={t(`space.${level}`)}><p>{t('space.text')}</p></Notice>}
    </>
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
          {opened.value && report.value.signIn && here.value.name !== 'signIn' ? (
            <Notice tone="owed" role="status" title={t('signInAgain.title')}><p>{t('signInAgain.text')} <a href="/sign-in">{t('signInAgain.link')}</a></p></Notice>
          ) : null}
          <Trouble />
        </div>
        {children}
        {opened.value && !isWriting() ? <Places where="bottom" /> : null}
      </div>
      {covered.value ? <Cover /> : null}
    </>
  );
}
