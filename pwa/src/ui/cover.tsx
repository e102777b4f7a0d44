// The cover: one tap hides everything behind a blank page that tells nothing of the app, its work or its user; one tap brings it back.
// And while the app is in the background, its content is kept out of the picture that the phone makes of it.
//
// Must hold: reachable from every page with a case on it, by thumb and as an early stop of the tab key; at once, without a network; what
// is half-typed stays as it is; covered also after a reload; while covered, nothing of the page is in the order of reading, nor in the
// title of the window. It hides, it does not lock.
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { CoverIcon } from './icons';

const KEPT = 'waymark.covered';
export const covered = signal(typeof sessionStorage !== 'undefined' && sessionStorage.getItem(KEPT) !== null);
/** Weak: while the app is locked, nothing of the page may be held. */
let focused: WeakRef<Element> | null = null;

function cover(): void {
  focused = document.activeElement && new WeakRef(document.activeElement);
  sessionStorage.setItem(KEPT, '1');
  covered.value = true;
}
function uncover(): void {
  sessionStorage.removeItem(KEPT);
  covered.value = false;
  requestAnimationFrame(() => {
    const before = focused?.deref();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  });
}

export function CoverButton() {
  return (
    <button type="button" class="bar-button" title={t('cover.button')} onClick={cover}>
      <CoverIcon />
      <span class="cover-word">{t('cover.button')}</span>
    </button>
  );
}

export function Cover() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <main class="cover">
      <h1 tabIndex={-1} ref={heading}>{t('cover.title')}</h1>
      <p class="muted">{t('cover.text')}</p>
      <button type="button" class="btn quiet" onClick={uncover}>{t('cover.back')}</button>
    </main>
  );
}

/** A class on the root while the document is hidden; the stylesheet does the rest. */
export function hideInBackground(): () => void {
  const follow = () => document.documentElement.classList.toggle('away', document.visibilityState === 'hidden');
  const leave = () => document.documentElement.classList.add('away');
  document.addEventListener('visibilitychange', follow);
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    window.removeEventListener('pagehide', leave);
    window.removeEventListener('pageshow', follow);
  };
}
