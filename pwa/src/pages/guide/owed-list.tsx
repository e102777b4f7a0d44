// Owed now: what, about whom, by when; each line leads to the page where it is done.
import { useState } from 'preact/hooks';
import { t, tn } from '../../i18n/parts/guide';
import { dayAndTime } from '../../i18n/format';
import type { Guided } from '../../state/guidance';
import { records } from '../../state/role';
import { Tag } from '../../ui/parts';
import { awaited, owedNow, type Line } from './owed';
import { lineText, spelledOut, subjectName, termText } from './words';

const FIRST = 5;

function Due({ line }: { line: Line }) {
  if (line.overdue && line.dueAt) return <Tag tone="owed">{t('due.over', { time: dayAndTime(line.dueAt) })}</Tag>;
  return line.dueAt ? <Tag tone="wait">{t('due.by', { time: dayAndTime(line.dueAt) })}</Tag> : null;
}

/** Who has to act, where it is not the officer. */
function byWhom(guided: Guided, owedBy: string): string | null {
  if (owedBy === 'officer') return null;
  const name =
    owedBy === 'ppu' || owedBy === 'cid' ? termText(guided.pack, owedBy) : t(owedBy === 'school' ? 'by.school' : 'by.supervisor');
  return t('by', { name });
}

export function OwedLine({ guided, line }: { guided: Guided; line: Line }) {
  const names = line.code === 'aggravating' ? [] : [...new Set(line.about.map((one) => subjectName(guided, one)).filter(Boolean))];
  const text = lineText(guided.pack, line);
  const by = byWhom(guided, line.owedBy);
  const spelled = spelledOut(guided.pack, guided.view.file.country, text);
  const small = [names.join(' · '), by, spelled].filter(Boolean);
  return (
    <li class={line.urgent ? 'owed-line urgent' : 'owed-line'}>
      {line.urgent || line.again ? (
        <p class="tags">
          {line.urgent ? <Tag tone="owed">{t('urgent')}</Tag> : null}
          {line.again ? <Tag tone="owed">{t('again')}</Tag> : null}
        </p>
      ) : null}
      {records.value ? (
        <a class="owed-link" href={line.href}>
          {text}
          {names.length ? <span class="visually-hidden"> {names.join(', ')}</span> : null}
        </a>
      ) : (
        <p class="strong">{text}</p>
      )}
      {small.length ? (
        <p class="small" aria-hidden={records.value && !by && !spelled ? true : undefined}>
          {small.join(' · ')}
        </p>
      ) : null}
      {line.dueAt ? (
        <p class="tags">
          <Due line={line} />
        </p>
      ) : null}
    </li>
  );
}

export function OwedNow({ guided }: { guided: Guided }) {
  const [all, setAll] = useState(false);
  const {
    view: { file },
    pack,
    evaluation,
  } = guided;
  const owed = owedNow(file, pack, evaluation);
  const waiting = awaited(file, pack, evaluation);
  const shown = all ? owed : owed.slice(0, owed.length > FIRST + 1 ? FIRST : owed.length);
  const closed = file.status === 'closed';
  if (closed) return null;
  return (
    <section class={owed.length ? 'card edge-owed' : 'card'} id="owed" aria-labelledby="owed-title">
      <div class="heading-row">
        <h2 id="owed-title" tabIndex={-1}>
          {owed.length ? t('owed.title') : t('owed.nothing')}
        </h2>
        {owed.length ? <span class="lane-count">{tn('owed.count', owed.length)}</span> : null}
      </div>
      {owed.length ? (
        <ol class="owed-list">
          {shown.map((line) => (
            <OwedLine key={`${line.kind} ${line.code} ${line.about[0]?.subjectId ?? ''} ${line.urgent}`} guided={guided} line={line} />
          ))}
        </ol>
      ) : null}
      {owed.length > shown.length ? (
        <p>
          <button type="button" class="btn quiet" onClick={() => setAll(true)}>
            {tn('owed.more', owed.length - shown.length)}
          </button>
        </p>
      ) : null}
      {waiting.length ? (
        <details class="fold">
          <summary>{tn('owed.waiting', waiting.length)}</summary>
          <ol class="owed-list">
            {waiting.map((line) => (
              <OwedLine key={`${line.code} ${line.about[0]?.subjectId ?? ''}`} guided={guided} line={line} />
            ))}
          </ol>
        </details>
      ) : null}
      {!owed.length && !waiting.length && records.value ? (
        <p>
          <a class="btn main" href={`/cases/${file.id}/close`}>
            {t('close.go')}
          </a>
        </p>
      ) : null}
    </section>
  );
}
