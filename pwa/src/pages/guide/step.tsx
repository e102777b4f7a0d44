// A box of the flowchart: its state by sign, word and colour, how much of it is settled, its note one tap away, and the pages that do it.
import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/parts/guide';
import type { Guided, StepState } from '../../state/guidance';
import { records } from '../../state/role';
import { NoteLink, packText } from './parts';
import { stepPages } from './links';
import { pageLabel } from './doors';
import { spelledOut } from './words';

export const TONE = { done: 'done', owed: 'owed', waiting: 'wait', not_needed: 'none' } as const;

interface Props {
  guided: Guided;
  step: StepState;
  /** Further pages of this box: about single people. */
  more?: readonly { href: string; label: string }[];
  children?: ComponentChildren;
}

export function Step({ guided, step, more = [], children }: Props) {
  const source = guided.pack.steps.find((one) => one.code === step.step);
  if (!source) return null;
  const pages = records.value
    ? [...stepPages(guided.view.file, step.step).map((href) => ({ href, label: pageLabel(guided, href) })), ...more]
    : [];
  const off = step.state === 'not_needed';
  // Nobody is waited for: what belongs here is not known before what comes earlier is settled.
  const later = step.state === 'waiting' && step.total === 0;
  const [first, ...others] = off || later ? [] : pages;
  const title = packText(source.text);
  const spelled = spelledOut(guided.pack, guided.view.file.country, title);
  return (
    <li class={`step tone-${later ? 'none' : TONE[step.state]}`}>
      <span class="step-dot" />
      <h3 class="step-title">{first && records.value ? <a href={first.href}>{title}</a> : title}</h3>
      <div class="step-state">
        <p>
          <span class="step-word">{t(later ? 'state.later' : `state.${step.state}`)}</span>
          {step.total > 0 ? <span class="muted small"> {t('step.count', { settled: step.settled, total: step.total })}</span> : null}
        </p>
        <NoteLink codes={source.notes} pack={guided.pack} />
      </div>
      {spelled ? <p class="small muted">{spelled}</p> : null}
      {children}
      {others.length ? (
        <p class="step-foot">
          {others.map((page) => (
            <a key={page.href} class="row-link" href={page.href}>
              {page.label}
            </a>
          ))}
        </p>
      ) : null}
    </li>
  );
}
