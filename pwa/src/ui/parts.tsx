// Small parts: tags, notices, lists of answers, buttons.
import type { ComponentChildren } from 'preact';

export type Tone = 'done' | 'owed' | 'wait' | 'none';

/** State by sign, word and colour, never by colour alone (the sign comes from the stylesheet). */
export function Tag({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return <span class={`tag tone-${tone}`}>{children}</span>;
}

export function Notice({ tone = 'none', title, role, children }: { tone?: Tone; title?: string; role?: 'status' | 'alert'; children?: ComponentChildren }) {
  return (
    <div class={`notice tone-${tone}`} role={role}>
      {title ? <p class="notice-title">{title}</p> : null}
      {children}
    </div>
  );
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
          {row.change ? <dd class="summary-change"><a href={row.change.href}>{row.change.text}<span class="visually-hidden"> {row.label.toLocaleLowerCase()}</span></a></dd> : null}
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
  return <button class={`btn ${kind}`} type={type} aria-disabled={busy ? true : undefined} onClick={(event) => (busy ? event.preventDefault() : onClick?.())}>{children}</button>;
}

/** Text as it was typed, line breaks kept. */
export function Prose({ text }: { text: string }) {
  return <p class="prose">{text}</p>;
}

export function Card({ children, tone, label }: { children: ComponentChildren; tone?: Tone; label?: string }) {
  return <section class={tone ? `card edge-${tone}` : 'card'} aria-label={label}>{children}</section>;
}
