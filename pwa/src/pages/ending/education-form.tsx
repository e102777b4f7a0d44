// One lesson or input: planned, given, or declined with the reason.
import { t } from '../../i18n/parts/ending';
import type { Guided } from '../../state/guidance';
import { addItem, changeItem, me } from '../../state/items';
import { checkMoment, checkWho, now, toWall, whoToWire, type FormError, type WallTime, type Who } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { TextArea, TextField } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { MomentField, personName, thisMinute, WhoField } from '../guide/parts';
import { messageFor } from '../parts/messages';
import type { Input } from './education';
import { anyMoment, moment, NAME_MAX, needed, optional, REASON_MAX, written } from './forms';
import { keyed, type Keyed } from './keyed';

interface InputAnswer {
  state: '' | Input['state'];
  at: WallTime;
  by: Who | null;
  place: string;
  note: string;
  reason: string;
}

export function checkInput(a: InputAnswer): FormError[] {
  return [
    ...(a.state ? [] : [{ field: 'state-planned', code: 'choose-one' }]),
    // What is planned may lie ahead; what was given or declined may not.
    ...(a.state === 'planned' ? anyMoment('taught-at', a.at) : checkMoment('taught-at', a.at, now())),
    ...checkWho('taught-by', a.by),
    ...optional('place', a.place, NAME_MAX),
    ...optional('note', a.note, REASON_MAX),
    ...(a.state === 'declined' ? needed('reason', a.reason, REASON_MAX) : []),
  ];
}
const toWire = (a: InputAnswer): object => ({
  state: a.state,
  at: moment(a.at),
  by: whoToWire(a.by),
  place: written(a.place),
  note: written(a.note),
  reason: a.state === 'declined' ? a.reason.trim() : null,
});

export function EducationForm({ guided, input, person }: { guided: Guided; input: Input | null; person: string | null }) {
  const { view } = guided;
  const { file } = view;
  const first: InputAnswer = input
    ? {
        state: input.state,
        at: toWall(input.at),
        by: input.by,
        place: input.place ?? '',
        note: input.note ?? '',
        reason: input.reason ?? '',
      }
    : { state: '', at: thisMinute(), by: me(), place: '', note: '', reason: '' };
  const form = keyed<InputAnswer>(input ? input.id : `for ${person ?? 'school'}`, first);
  const save = (all: Keyed<InputAnswer>, id: string) => {
    const body = toWire(form.of(all));
    return input
      ? changeItem(view, 'education_input', input, body, id)
      : addItem(view, 'education_input', { ...(person ? { personId: person } : {}), ...body }, id);
  };
  const title = person ? t('teach.formFor', { name: personName(file, person) }) : t('teach.formGeneral');
  return (
    <CaseForm<Keyed<InputAnswer>>
      title={title}
      back={`/cases/${file.id}/education`}
      initial={form.initial}
      check={(all) => checkInput(form.of(all))}
      save={save}
    >
      {(all, setAll, errors) => {
        const a = form.of(all);
        const set = (change: Partial<InputAnswer>) => setAll(form.with(all, change));
        const states = (['planned', 'given', ...(person ? ['declined' as const] : [])] as const).map((state) => ({
          value: state,
          label: t(`teachState.${state}`),
          ...(state === 'declined' ? { hint: t('teachState.declined.hint') } : {}),
          reveal:
            state === 'declined' ? (
              <TextArea
                id="reason"
                label={t('teach.reason')}
                error={messageFor(errors, 'reason')}
                value={a.reason}
                onInput={(reason) => set({ reason })}
                rows={3}
                limit={REASON_MAX}
              />
            ) : undefined,
        }));
        return (
          <>
            {person ? null : <p class="muted">{t('teach.generalHint')}</p>}
            <Radios
              id="state"
              legend={t('teach.state')}
              error={messageFor(errors, 'state')}
              value={a.state}
              onChange={(state) => set({ state })}
              options={states}
            />
            <MomentField
              id="taught-at"
              label={t(a.state ? `teach.at.${a.state}` : 'teach.at')}
              error={messageFor(errors, 'taught-at')}
              value={a.at}
              onChange={(at) => set({ at })}
            />
            <WhoField
              id="taught-by"
              label={t(a.state === 'declined' ? 'teach.byDeclined' : 'teach.by')}
              error={messageFor(errors, 'taught-by')}
              value={a.by}
              onChange={(by) => set({ by })}
              persons={a.state === 'declined' ? file.persons : []}
            />
            <TextField
              id="place"
              label={t('teach.place')}
              error={messageFor(errors, 'place')}
              value={a.place}
              onInput={(place) => set({ place })}
            />
            <TextArea
              id="note"
              label={t('teach.note')}
              error={messageFor(errors, 'note')}
              value={a.note}
              onInput={(note) => set({ note })}
              rows={3}
              limit={REASON_MAX}
            />
          </>
        );
      }}
    </CaseForm>
  );
}
