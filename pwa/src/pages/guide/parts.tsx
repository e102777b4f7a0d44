// What the pages about the guidance share: who, when, yes or no, and texts of the pack.
import { language } from '../../i18n';
import { t } from '../../i18n/parts/shared';
import type { CaseFile, Person } from '../../state/case-view';
import type { Source, Text } from '../../state/guidance';
import { me } from '../../state/items';
import { instant, toWall, type WallTime, type Who } from '../../state/vocabulary';
import { t as common } from '../../i18n';
import { Radios, type Option } from '../../ui/choices';
import { DateTimeFields } from '../../ui/date-time';
import { TextField } from '../../ui/text-field';
import { personName as nameOf } from '../parts/labels';
import { timeShortcuts } from '../parts/report-fields';

interface Asked {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** The label is the page's heading. */
  heading?: boolean;
}

interface WhoProps extends Asked {
  /** null: nothing chosen. `{}`: not known yet. `{ name: '' }`: somebody else, not named so far. */
  value: Who | null;
  onChange: (value: Who) => void;
  /** People of the case to choose from. */
  persons?: readonly Person[];
  /** False: the signed-in officer cannot be it. */
  withMe?: boolean;
  notKnown?: boolean;
  /** Instead of "Somebody else". */
  otherLabel?: string;
}

function chosen(value: Who | null): string {
  if (!value) return '';
  if (value.personId) return value.personId;
  if (value.officerId) return 'me';
  return 'name' in value || 'position' in value ? 'other' : 'not_known';
}

/** Who did it, said it or was told: the officer, a person of the case, or a name with what they are. */
export function WhoField({ id, label, value, onChange, persons = [], withMe = true, notKnown, otherLabel, ...group }: WhoProps) {
  const mine = me();
  const pick = (to: string) => onChange(to === 'me' ? { ...mine } : to === 'other' ? { name: '', position: '' } : to === 'not_known' ? {} : { personId: to });
  const naming = (
    <>
      <TextField id={`${id}-name`} label={t('who.name')} value={value?.name ?? ''} capitals="words" onInput={(name) => onChange({ position: '', ...value, name })} />
      <TextField id={`${id}-position`} label={t('who.position')} hint={t('who.positionHint')} value={value?.position ?? ''} onInput={(position) => onChange({ name: '', ...value, position })} />
    </>
  );
  const options: Option<string>[] = [
    ...(withMe ? [{ value: 'me', label: t('who.me', { name: mine.name ?? '' }) }] : []),
    ...persons.map((person) => ({ value: person.id, label: nameOf(person) })),
    { value: 'other', label: otherLabel ?? t('who.other'), reveal: naming },
    ...(notKnown ? [{ value: 'not_known', label: common('value.notKnown') }] : []),
  ];
  return <Radios id={id} legend={label} {...group} options={options} value={chosen(value)} onChange={pick} orLast={notKnown ? common('or') : undefined} />;
}

/** This minute on the wall clock: what a moment begins with. */
export const thisMinute = (): WallTime => toWall(instant());

interface MomentProps extends Asked {
  value: WallTime;
  onChange: (value: WallTime) => void;
}
/** A day and a time, with buttons for now, today and yesterday. Begin it with `thisMinute()`; read it with `toInstant`, check it with `checkMoment`. */
export function MomentField({ label, ...rest }: MomentProps) {
  return <DateTimeFields {...rest} legend={label} withTime shortcuts={timeShortcuts()} />;
}

interface AnswerProps extends Asked {
  value: string;
  onChange: (value: 'yes' | 'no' | 'not_known') => void;
  hints?: Partial<Record<'yes' | 'no' | 'not_known', string>>;
}
export function YesNoNotKnown({ id, label, hints = {}, ...rest }: AnswerProps) {
  const option = (value: 'yes' | 'no' | 'not_known') => ({ value, label: t(`answer.${value}`), ...(hints[value] ? { hint: hints[value] } : {}) });
  return <Radios id={id} legend={label} {...rest} options={[option('yes'), option('no'), option('not_known')]} orLast={common('or')} />;
}

/** A text of the pack in the language of the screen. */
export const packText = (text: Text): string => text[language.value];
export function PackText({ text }: { text: Text }) {
  return <>{packText(text)}</>;
}

/** Opens the words of the guidance in place. `codes` as the pack has them ("3"), or "note_3". */
export function NoteLink({ codes, pack }: { codes: readonly string[]; pack: Source }) {
  const notes = codes.map((code) => code.replace(/^note_/, '')).flatMap((code) => pack.notes.filter((note) => note.code === code));
  if (!notes.length) return null;
  const title = notes.length === 1 ? t('note.title', { code: notes[0]!.code }) : t('note.titles', { codes: notes.map((note) => note.code).join(', ') });
  return (
    <details class="guidance-note">
      <summary>{title}</summary>
      {notes.map((note) => (
        <div key={note.code}>
          {notes.length > 1 ? <p class="strong">{t('note.title', { code: note.code })}</p> : null}
          <p class="prose"><PackText text={note.text} /></p>
        </div>
      ))}
    </details>
  );
}

/** The name of a person of the case. */
export function personName(file: Pick<CaseFile, 'persons'>, id: string | null | undefined): string {
  const person = file.persons.find((one) => one.id === id);
  return person ? nameOf(person) : t('person.lost');
}

/** An account that the case file knows by name: whoever has the case, and whoever recorded something in it. */
function officerName(file: Partial<CaseFile>, id: string): string | null {
  if (file.officer?.id === id) return file.officer.displayName;
  const recorded = Object.values(file.items ?? {}).flat() as { recordedBy?: { id: string; displayName: string } }[];
  return recorded.find((item) => item.recordedBy?.id === id)?.recordedBy?.displayName ?? null;
}

/** The name of somebody who did something, with what they are. */
export function whoName(file: Pick<CaseFile, 'persons'> & Partial<CaseFile>, who: Who | null | undefined): string {
  if (!who) return common('value.notKnown');
  const named = [who.name, who.position].filter(Boolean).join(', ');
  if (who.personId) return personName(file, who.personId);
  return named || (who.officerId ? (officerName(file, who.officerId) ?? t('officer')) : common('value.notKnown'));
}
