// The frame of every page: title, way back, error summary, heading; and where the focus goes.
//
// Must hold: the title names the page first (never a person or a case) and says "Error:" when it was refused; a new page is announced by its heading, which takes
// the focus; the error summary takes the focus each time a page is refused, comes before the heading, and each of its links leads to the
// input (or the page) it speaks of; the back link comes first; nothing but the heading is an h1.
import { useEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { t } from '../i18n';
import { covered } from './cover';

export interface Message {
  field: string;
  text: string;
  /** Another page, where this is put right. Without it the link leads to the input. */
  href?: string;
}
interface Props {
  title: string;
  caption?: ComponentChildren;
  back?: { href: string; label?: string } | undefined;
  errors?: readonly Message[];
  /** Instead of "There is a problem". */
  errorTitle?: string;
  /** False: the page's question carries the heading itself. */
  heading?: boolean;
  wide?: boolean;
  children: ComponentChildren;
}

/** The browser writes titles of windows to the phone's disk, where the vault is not: below these they name nobody and no case. */
const PERSONAL = /^\/(cases|waiting|held|phones)\/|\/people\//;
let firstPage = true;

export function Page({ title, caption, back, errors = [], errorTitle, heading = true, wide, children }: Props) {
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    const shown = PERSONAL.test(location.pathname) ? t('nav.cases') : title;
    document.title = covered.value ? t('cover.title') : `${errors.length ? `${t('error.prefix')} ` : ''}${shown} – Waymark`;
  }, [title, errors.length, covered.value]);
  useEffect(() => {
    // A new page is announced by its heading; the very first one by the browser itself.
    if (!firstPage) root.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    firstPage = false;
  }, []);
  return (
    <main id="main" tabIndex={-1} ref={root} class={wide ? undefined : 'narrow'}>
      {back ? <a class="back" href={back.href}>{back.label ?? t('action.back')}</a> : null}
      <ErrorSummary errors={errors} title={errorTitle} />
      {caption ? <div class="caption">{caption}</div> : null}
      {heading ? <h1 tabIndex={-1}>{title}</h1> : null}
      {children}
    </main>
  );
}

/** While a page is being read from what is stored; shown only when that takes a while. */
export function Loading() {
  return (
    <main id="main" tabIndex={-1} class="narrow loading">
      <h1 class="visually-hidden">{t('loading')}</h1>
      <p class="muted" role="status">{t('loading')}</p>
    </main>
  );
}

/** Takes the focus each time a page is refused; its links lead to the inputs. */
function ErrorSummary({ errors, title }: { errors: readonly Message[]; title?: string | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!errors.length) return;
    box.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [errors]);
  if (!errors.length) return null;
  const jump = (event: Event, field: string) => {
    event.preventDefault();
    const input = document.getElementById(field);
    input?.focus({ preventScroll: true });
    // With its question and its message in sight, not only the input.
    (input?.closest('.field') ?? input)?.scrollIntoView({ block: 'start' });
  };
  return (
    <div class="error-summary" ref={box} role="alert" tabIndex={-1} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{title ?? t('error.summary')}</h2>
      <ul>
        {errors.map(({ field, text, href }) => (
          <li key={field}>
            {href ? <a href={href}>{text}</a> : <a href={`#${field}`} data-plain onClick={(event) => jump(event, field)}>{text}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
