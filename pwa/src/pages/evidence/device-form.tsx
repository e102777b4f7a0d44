// The form of a device, new or corrected.
import { t } from '../../i18n/parts/evidence';
import type { CaseView } from '../../state/case-view';
import { addItem, changeItem } from '../../state/items';
import { Radios } from '../../ui/choices';
import { Notice } from '../../ui/parts';
import { TextArea, TextField } from '../../ui/text-field';
import { changedIn, LIMITS } from '../care/checks';
import { CaseForm } from '../case/form';
import { MomentField, thisMinute, WhoField } from '../guide/parts';
import { messageFor } from '../parts/messages';
import { checkDevice, deviceFromWire, deviceToWire, newDevice, STATES, THINGS, type DeviceAnswer, type Exhibit } from './device';
import { exhibitName } from './exhibits';
import { RefusedHelp } from './refused';

interface FieldsProps {
  value: DeviceAnswer;
  set: (change: Partial<DeviceAnswer>) => void;
  error: (field: string) => string | undefined;
}

function HandedOver({ value, set, error }: FieldsProps) {
  const police = (
    <>
      <WhoField
        id="seized-by"
        label={t('seized.by')}
        error={error('seized-by')}
        value={value.seizedBy}
        onChange={(seizedBy) => set({ seizedBy })}
      />
      <MomentField
        id="seized-at"
        label={t('seized.at')}
        error={error('seized-at')}
        hint={t('seized.at.hint')}
        value={value.seizedAt}
        onChange={(seizedAt) => set({ seizedAt })}
      />
      <TextField
        id="seized-place"
        label={t('seized.place')}
        error={error('seized-place')}
        value={value.seizedPlace}
        onInput={(seizedPlace) => set({ seizedPlace })}
      />
    </>
  );
  return (
    <>
      <MomentField id="at" label={t('at.surrendered')} error={error('at')} value={value.at} onChange={(at) => set({ at })} />
      <Radios
        id="holder"
        legend={t('holder')}
        error={error('holder')}
        value={value.holder}
        onChange={(holder) => set({ holder })}
        options={[
          { value: 'police', label: t('holder.police'), reveal: police },
          { value: 'school', label: t('holder.school'), hint: t('holder.school.hint') },
        ]}
      />
      <TextField
        id="seal"
        label={t('seal')}
        error={error('seal')}
        width="half"
        capitals="characters"
        value={value.seal}
        onInput={(seal) => set({ seal })}
      />
      <TextField
        id="number"
        label={t('number')}
        error={error('number')}
        width="half"
        capitals="characters"
        value={value.number}
        onInput={(number) => set({ number })}
      />
      <TextField
        id="property"
        label={t('property')}
        error={error('property')}
        width="half"
        capitals="characters"
        value={value.property}
        onInput={(property) => set({ property })}
      />
      <TextField
        id="kept"
        label={t('kept')}
        hint={t('kept.hint')}
        error={error('kept')}
        value={value.kept}
        onInput={(kept) => set({ kept })}
      />
    </>
  );
}

function Away({ view, value, set, error }: FieldsProps & { view: CaseView }) {
  const state = value.state as 'refused' | 'not_present';
  return (
    <>
      <MomentField id="at" label={t(`at.${state}`)} error={error('at')} value={value.at} onChange={(at) => set({ at })} />
      <TextArea
        id="reason"
        label={t(`reason.${state}`)}
        error={error('reason')}
        rows={3}
        limit={LIMITS.reason}
        value={value.reason}
        onInput={(reason) => set({ reason })}
      />
      <RefusedHelp view={view} state={state} />
    </>
  );
}

export function DeviceForm({ view, known }: { view: CaseView; known: Exhibit | null }) {
  const { file } = view;
  const list = `/cases/${file.id}/exhibits`;
  const save = (value: DeviceAnswer, form: string) => {
    const body = deviceToWire(value, known);
    return known
      ? changeItem(view, 'exhibit', known, changedIn(known, body), form)
      : addItem(view, 'exhibit', { ...body, handOvers: [] }, form);
  };
  return (
    <CaseForm<DeviceAnswer>
      title={known ? t('exhibit.change', { what: exhibitName(known) }) : t('exhibit.new')}
      back={known ? `${list}/${known.id}` : list}
      initial={known ? deviceFromWire(known) : newDevice(thisMinute())}
      check={(value) => checkDevice(value, known)}
      save={save}
      button={t('exhibit.save')}
    >
      {(value, set, errors) => {
        const fields = { value, set, error: (field: string) => messageFor(errors, field) };
        return (
          <>
            <Notice tone="owed">
              <p>{t('exhibit.dont')}</p>
            </Notice>
            <Radios
              id="thing"
              legend={t('thing')}
              error={fields.error('thing')}
              value={value.thing}
              onChange={(thing) => set({ thing })}
              options={THINGS.map((thing) => ({ value: thing, label: t(`thing.${thing}`) }))}
            />
            <TextField
              id="description"
              label={t('description')}
              hint={t('description.hint')}
              error={fields.error('description')}
              spellcheck
              value={value.description}
              onInput={(description) => set({ description })}
            />
            <WhoField
              id="owner"
              label={t('owner')}
              error={fields.error('owner')}
              persons={file.persons}
              value={value.owner}
              onChange={(owner) => set({ owner })}
              withMe={false}
              notKnown
            />
            <Radios
              id="state"
              legend={t('state')}
              error={fields.error('state')}
              value={value.state}
              onChange={(state) => set({ state })}
              options={STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
            />
            {value.state === 'surrendered' ? <HandedOver {...fields} /> : value.state ? <Away view={view} {...fields} /> : null}
          </>
        );
      }}
    </CaseForm>
  );
}
