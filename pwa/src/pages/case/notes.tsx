// Notes: fact, opinion, or told by someone; each with who wrote it and when.
import { t } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import type { CaseView } from '../../state/case-view';
import { records } from '../../state/role';
import { PlusIcon } from '../../ui/icons';
import { Prose, Tag } from '../../ui/parts';
import { kindLabel } from '../parts/labels';

export function Notes({ view }: { view: CaseView }) {
  const { file } = view;
  const notes = [...file.notes].sort((a, b) => (a.writtenAt < b.writtenAt ? 1 : -1));
  return (
    <section class="card" aria-labelledby="notes-title">
      <h2 id="notes-title">{t('notes.title')}</h2>
      {notes.length ? (
        <ul class="notes">
          {notes.map((note) => (
            <li key={note.id} class={note.withdrawn ? 'note withdrawn' : 'note'}>
              <p class="tags"><Tag tone="plain">{kindLabel(note.kind)}</Tag>{view.unsent.has(note.id) ? <Tag tone="wait">{t('state.waiting')}</Tag> : null}{note.toldBy ? <span class="small">{t('notes.toldBy', { who: note.toldBy })}</span> : null}</p>
              <Prose text={note.text} fold />
              <p class="muted small">{t('notes.by', { name: note.by?.displayName ?? '', time: dayAndTime(note.writtenAt) })}</p>
              {note.withdrawn ? <p class="small"><span class="strong">{t('withdrawn.label')}</span> {t('withdrawn.by', { name: note.withdrawn.by.displayName, time: dayAndTime(note.withdrawn.at) })} {t('withdrawn.reason', { reason: note.withdrawn.reason })}</p>
                : records.value && <p class="row-actions"><a class="row-link" href={`/cases/${file.id}/note/${note.id}/withdraw`}>{t('notes.withdraw')}<span class="visually-hidden"> {dayAndTime(note.writtenAt)}</span></a></p>}
            </li>
          ))}
        </ul>
      ) : <p class="muted">{t('notes.none')}</p>}
      {records.value ? <p class="add"><a class="btn quiet" href={`/cases/${file.id}/notes/new`}><PlusIcon />{t('notes.add')}</a></p> : null}
    </section>
  );
}
