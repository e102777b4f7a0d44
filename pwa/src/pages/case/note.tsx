// Add a note, and say what it is: fact, opinion, or told by someone.
import { t } from '../../i18n';
import { NOTE_KINDS, type FormError, type NoteKind } from '../../state/vocabulary';
import { addNote } from '../../state/work';
import { Radios } from '../../ui/choices';
import { TextArea, TextField } from '../../ui/text-field';
import { ImageReminder } from '../parts/narrative-fields';
import { messageFor } from '../parts/messages';
import { CaseForm } from './form';
import { NoCase } from './loading';
import { useCase } from './use-case';

interface NoteAnswer {
  kind: '' | NoteKind;
  toldBy: string;
  text: string;
}

function check(note: NoteAnswer): FormError[] {
  return [
    ...(note.kind ? [] : [{ field: 'note-kind-fact', code: 'note-kind-required' }]),
    ...(note.toldBy.length > 200 ? [{ field: 'told-by', code: 'too-long' }] : []),
    ...(note.text.trim() ? (note.text.length > 10_000 ? [{ field: 'note-text', code: 'too-long' }] : []) : [{ field: 'note-text', code: 'note-required' }]),
  ];
}

export function NewNotePage() {
  const { id, view, loading } = useCase();
  if (!view) return <NoCase loading={loading} />;
  return (
    <CaseForm<NoteAnswer> title={t('notes.add')} back={`/cases/${id}`} initial={{ kind: '', toldBy: '', text: '' }} check={check} save={(value, form) => addNote(view, { ...value, kind: value.kind || 'fact' }, form)} button={t('notes.save')}>
      {(value, set, errors) => (
        <>
          <ImageReminder />
          <Radios id="note-kind" legend={t('notes.kind')} error={messageFor(errors, 'note-kind')} value={value.kind} onChange={(kind) => set({ kind })}
            options={NOTE_KINDS.map((kind) => ({
              value: kind, label: t(`noteKind.${kind}`), hint: t(`noteKind.${kind}.hint`),
              reveal: kind === 'told_by_someone' ? <TextField id="told-by" label={t('notes.who')} error={messageFor(errors, 'told-by')} value={value.toldBy} onInput={(toldBy) => set({ toldBy })} /> : undefined,
            }))} />
          <TextArea id="note-text" label={t('notes.text')} error={messageFor(errors, 'note-text')} value={value.text} onInput={(text) => set({ text })} rows={6} limit={10_000} />
        </>
      )}
    </CaseForm>
  );
}
