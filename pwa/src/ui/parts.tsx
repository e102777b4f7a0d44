// Small parts: tags, notices, lists of answers, buttons, a question before something is given up.
//
// Must hold: a state is told by a sign, a word and a colour; the sign is not read out; every "Change" link says what it changes; a button
// is never disabled (the focus would be lost); what asks "are you sure" takes the focus and gives it back.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t, tn } from '../i18n';

export type Tone = 'done' | 'owed' | 'wait' | 'none';

/** State by sign, word and colour (the sign comes from the stylesheet). `plain` is a kind of thing, not a state, and has no sign. */
export function Tag({ tone, children }: { tone: Tone | 'plain'; children: ComponentChildren }) {
  return <span class={tone === 'plain' ? 'tag plain' : `tag tone-${tone}`}>{children}</span>;
}

interface NoticeProps {
  tone?: Tone;
  title?: string;
  role?: 'status' | 'alert';
  children?: ComponentChildren;
}
export function Notice({ tone = 'none', title, role, children }: NoticeProps) {
  return (
    <div class={`notice tone-${tone}`} role={role}>
      {title ? <p class="notice-title">{title}</p> : null}
      {children}
    </div>
  );
}

/** Small facts side by side; what is missing is left out. */
export function Meta({ parts }: { parts: readonly (string | null | undefined | false)[] }) {
  return <p class="meta muted small">{parts.filter(Boolean).map((part) => <span key={part}>{part}</span>)}</p>;
}

export interface Row {
  label: string;
  value: ComponentChildren;
  change?: { href: string; text: string } | undefined;
}
export function SummaryList({ rows }: { rows: Row[] }) {
  return (
    <dl class="summary">
      {rows.map((row) => (
        <div key={row.label} class="summary-row">
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
          {row.change ? (
            <dd class="summary-change">
              <a href={row.change.href}>{row.change.text}<span class="visually-hidden"> {row.label.toLocaleLowerCase()}</span></a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}

interface ButtonProps {
  children: ComponentChildren;
  kind?: 'main' | 'quiet' | 'danger';
  type?: 'submit' | 'button';
  busy?: boolean;
  onClick?: () => void;
}
export function Button({ children, kind = 'main', type = 'submit', busy, onClick }: ButtonProps) {
  // Not disabled while busy (the focus would be lost): a second press is ignored instead.
  const press = (event: Event) => (busy ? event.preventDefault() : onClick?.());
  return <button class={`btn ${kind}`} type={type} aria-disabled={busy ? true : undefined} onClick={press}>{children}</button>;
}

interface ConfirmProps {
  question: string;
  yes: string;
  no: string;
  onYes: () => void;
  /** What asks for it: gets the function that opens the question. */
  children: (ask: () => void) => ComponentChildren;
}
/** A question in the place of the button that asked for it. */
export function Confirm({ question, yes, no, onYes, children }: ConfirmProps) {
  const [asked, setAsked] = useState<boolean | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Not at the first showing: only where the focus would otherwise be lost.
    if (asked !== null) box.current?.querySelector<HTMLElement>(asked ? '[data-no]' : '[data-ask]')?.focus();
  }, [asked]);
  return (
    <div class="ask" ref={box}>
      {asked ? (
        <div class="confirm" role="group" aria-label={question}>
          <p class="strong">{question}</p>
          <button type="button" class="btn danger" onClick={onYes}>{yes}</button>
          <button type="button" class="btn quiet" data-no onClick={() => setAsked(false)}>{no}</button>
        </div>
      ) : children(() => setAsked(true))}
    </div>
  );
}

const LONG = 700;

/** Text as it was typed, line breaks kept. A very long one is folded, so that what comes after it is not a long way off. */
export function Prose({ text, fold }: { text: string; fold?: boolean }) {
  const [open, setOpen] = useState(false);
  if (!fold || text.length <= LONG) return <p class="prose">{text}</p>;
  return (
    <>
      <p class="prose">{open ? text : `${text.slice(0, LONG - 100).replace(/\s+\S*$/, '')} …`}</p>
      <p>
        <button type="button" class="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('text.less') : tn('text.all', text.length)}
        </button>
      </p>
    </>
  );
}

interface CardProps {
  children: ComponentChildren;
  tone?: Exclude<Tone, 'done'>;
  label?: string;
  kind?: string;
}
export function Card({ children, tone, label, kind = '' }: CardProps) {
  return <section class={['card', kind, tone && `edge-${tone}`].filter(Boolean).join(' ')} aria-label={label}>{children}</section>;
}
