// It was given: to whom, when, how, by whom, who was there, whether it was understood. Or it was not, and why.
import { t } from '../../i18n/parts/ending';
import { t as common } from '../../i18n';
import type { Guided } from '../../state/guidance';
import { addItem, me } from '../../state/items';
import { schoolName } from '../../state/schools';
import { Checkboxes, Radios } from '../../ui/choices';
import { TextArea, TextField } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { MomentField, PackText, personName, thisMinute, WhoField } from '../guide/parts';
import { messageFor } from '../parts/messages';
import {
  checkGiven,
  checkNotGiven,
  givenToWire,
  HOW,
  notGivenToWire,
  PRESENT,
  UNDERSTOOD,
  type GivenAnswer,
  type NotGivenAnswer,
} from './forms';
import { keyed, type Keyed } from './keyed';
import type { MaySay, Said } from './say';
import './ending.css';

interface GivenProps {
  guided: Guided;
  say: Exclude<MaySay, { why: unknown }>;
  said: Said;
}

export function GivenForm({ guided, say, said }: GivenProps) {
  const { view, pack } = guided;
  const { file } = view;
  const { person, crime } = say;
  const name = personName(file, person.id);
  const first: GivenAnswer = {
    at: thisMinute(),
    how: '',
    place: file.school?.name ?? schoolName(file.school?.id) ?? '',
    by: me(),
    present: [],
    who: {},
    understood: '',
  };
  const form = keyed<GivenAnswer>(`given ${crime.id} ${said.language}`, first);
  const others = file.persons.filter((one) => one.id !== person.id);
  return (
    <CaseForm<Keyed<GivenAnswer>>
      title={t('give.title')}
      lead={t('give.lead', { name, crime: say.offence[said.language] })}
      back={`/cases/${file.id}/advisories/${person.id}`}
      initial={form.initial}
      check={(all) => checkGiven(form.of(all), file.report?.reportedAt)}
      save={(all, id) => addItem(view, 'advisory', givenToWire(person.id, crime.id, form.of(all), said), id)}
      button={t('give.save')}
    >
      {(all, setAll, errors) => {
        const value = form.of(all);
        const set = (change: Partial<GivenAnswer>) => setAll(form.with(all, change));
        return (
          <>
            <details class="said-words">
              <summary>{t('give.words')}</summary>
              <p class="muted small">
                {t('advisory.versionText', { pack: pack.version, note: pack.advisory.note, language: t(`language.${said.language}`) })}
              </p>
              <p class="exact-words" lang={said.language}>
                {said.text}
              </p>
            </details>
            <MomentField
              id="given-at"
              label={t('give.at')}
              error={messageFor(errors, 'given-at')}
              value={value.at}
              onChange={(at) => set({ at })}
            />
            <Radios
              id="how"
              legend={t('give.how')}
              error={messageFor(errors, 'how')}
              value={value.how}
              onChange={(how) => set({ how })}
              options={HOW.map((how) => ({ value: how, label: t(`how.${how}`) }))}
            />
            <TextField
              id="place"
              label={t('give.place')}
              error={messageFor(errors, 'place')}
              value={value.place}
              onInput={(place) => set({ place })}
            />
            <WhoField
              id="given-by"
              label={t('give.by')}
              error={messageFor(errors, 'given-by')}
              value={value.by}
              onChange={(by) => set({ by })}
              persons={[]}
            />
            <Checkboxes
              id="present"
              legend={t('give.present')}
              hint={t('give.presentHint')}
              error={errors.find((error) => error.field.startsWith('present-')) && messageFor(errors, 'present')}
              values={value.present}
              onChange={(present) => set({ present })}
              options={PRESENT.map((as) => ({
                value: as,
                label: t(`as.${as}`),
                reveal: (
                  <WhoField
                    id={`present-${as}-who`}
                    label={t('give.who')}
                    error={messageFor(errors, `present-${as}-who`)}
                    value={value.who[as] ?? null}
                    onChange={(who) => set({ who: { ...value.who, [as]: who } })}
                    persons={others}
                    withMe={false}
                  />
                ),
              }))}
            />
            <Radios
              id="understood"
              legend={t('give.understood')}
              hint={t('understood.hint')}
              error={messageFor(errors, 'understood')}
              value={value.understood}
              onChange={(understood) => set({ understood })}
              orLast={common('or')}
              options={UNDERSTOOD.map((one) => ({ value: one, label: t(`understood.${one}`) }))}
            />
          </>
        );
      }}
    </CaseForm>
  );
}

export function NotGivenForm({ guided, personId, crimeId }: { guided: Guided; personId: string; crimeId: string | null }) {
  const { view } = guided;
  const { file } = view;
  const crime = file.items.crimes.find((one) => one.id === crimeId);
  const offence = guided.pack.offences.find((one) => one.code === crime?.offence);
  const form = keyed<NotGivenAnswer>(`not ${crimeId ?? ''}`, { at: thisMinute(), by: me(), reason: '' });
  return (
    <CaseForm<Keyed<NotGivenAnswer>>
      title={t('not.title')}
      back={`/cases/${file.id}/advisories/${personId}`}
      initial={form.initial}
      check={(all) => checkNotGiven(form.of(all))}
      save={(all, id) => addItem(view, 'advisory', notGivenToWire(personId, crimeId, form.of(all)), id)}
      button={t('give.save')}
    >
      {(all, setAll, errors) => {
        const value = form.of(all);
        const set = (change: Partial<NotGivenAnswer>) => setAll(form.with(all, change));
        return (
          <>
            <p class="lead">
              {personName(file, personId)}
              {offence ? (
                <>
                  : <PackText text={offence.text} />
                </>
              ) : null}
            </p>
            <TextArea
              id="reason"
              label={t('not.reason')}
              hint={t('not.reasonHint')}
              error={messageFor(errors, 'reason')}
              value={value.reason}
              onInput={(reason) => set({ reason })}
              rows={4}
              limit={2_000}
            />
            <MomentField
              id="not-at"
              label={t('not.at')}
              error={messageFor(errors, 'not-at')}
              value={value.at}
              onChange={(at) => set({ at })}
            />
            <WhoField
              id="not-by"
              label={t('not.by')}
              error={messageFor(errors, 'not-by')}
              value={value.by}
              onChange={(by) => set({ by })}
              persons={file.persons}
            />
          </>
        );
      }}
    </CaseForm>
  );
}
