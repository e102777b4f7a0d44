// The frame of every page: title, way back, error summary, heading; and where the focus goes.
import { useEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { t } from '../i18n';

export interface Message {
  field: string;
  text: string;
}
interface Props {
  title: string;
  caption?: ComponentChildren;
  back?: { href: string; label?: string } | undefined;
  errors?: readonly Message[];
  /** False: the page's question carries the heading itself. */
  heading?: boolean;
  wide?: boolean;
  children: ComponentChildren;
}

let firstPage = true;

export function Page({ title, caption, back, errors = [], heading = true, wide, children }: Props) {
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = `${errors.length ? `${t('error.prefix')} ` : ''}${title} – Waymark`;
  }, [title, errors.length]);
  useEffect(() => {
    // A new page is announced by its heading; the very first one by the browser itself.
    if (!firstPage) root.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    firstPage = false;
  }, []);
  return (
    <main id="main" ref={root} class={wide ? 'wide' : 'narrow'}>
      {back ? <a class="back" href={back.href}>{back.label ?? t('action.back')}</a> : null}
      <ErrorSummary errors={errors} />
      {caption ? <div class="caption">{caption}</div> : null}
      {heading ? <h1 tabIndex={-1}>{title}</h1> : null}
      {children}
    </main>
  );
}

/** Takes the focus each time a page is refused; its links lead to the inputs. */
export function ErrorSummary({ errors }: { errors: readonly Message[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length) box.current?.focus();
  }, [errors]);
  if (!errors.length) return null;
  const jump = (event: Event, field: string) => {
    event.preventDefault();
    const input = document.getElementById(field);
    input?.focus();
    input?.closest('.field')?.scrollIntoView({ block: 'center' });
  };
  return (
    <div class="error-summary" ref={box} role="alert" tabIndex={-1} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{t('error.summary')}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.field}><a href={`#${error.field}`} data-plain onClick={(event) => jump(event, error.field)}>{error.text}</a></li>
        ))}
      </ul>
    </div>
  );
}
