// Whether a child's parents or carers were told; if not, why not. Each contact is a record of its own.
import { here } from '../../router';
import { t as main } from '../../i18n';
import { dayAndTime } from '../../i18n/format';
import { t } from '../../i18n/parts/care';
import { t as shared } from '../../i18n/parts/care-shared';
import type { CaseView } from '../../state/case-view';
import { addItem, me } from '../../state/items';
import { checkWho, SPOKEN_LANGUAGES, whoToWire, type FormError, type WallTime, type Who } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { Card, Meta, Tag } from '../../ui/parts';
import { TextArea } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { NoCase } from '../case/loading';
import { useGuided } from '../case/use-guided';
import { MomentField, NoteLink, personName, thisMinute, WhoField, whoName } from '../guide/parts';
import { messageFor } from '../parts/messages';
import { checkAfter, instantOf, LIMITS, needText, textOrNull } from './checks';
import { Gone, ItemFoot, mayWrite, NoForm } from './parts';

const STATES = ['told', 'not_told', 'refused_contact', 'cannot_be_traced'] as const;
export interface ParentsAnswer {
  state: '' | (typeof STATES)[number];
  reason: string;
  who: Who | null;
  at: WallTime;
  by: Who | null;
  language: '' | 'en' | 'cy' | 'other' | 'not_known';
}

export function checkParents(value: ParentsAnswer): FormError[] {
  return [
    ...(value.state ? [] : [{ field: 'state-told', code: 'choose-one' }]),
    ...(value.state && value.state !== 'told' ? needText('reason', value.reason, LIMITS.reason) : []),
    ...checkWho('who', value.who, true),
    ...checkAfter('at', value.at, null),
    ...checkWho('by', value.by),
  ];
}
export function parentsToWire(personId: string, value: ParentsAnswer): object {
  return {
    personId,
    state: value.state,
    who: whoToWire(value.who),
    at: instantOf(value.at),
    by: whoToWire(value.by),
    reason: value.state === 'told' ? null : textOrNull(value.reason),
    language: value.language === '' || value.language === 'not_known' ? null : value.language,
  };
}

function Earlier({ view, personId }: { view: CaseView; personId: string }) {
  const { file } = view;
  const all = file.items.parentContacts.filter((one) => one.personId === personId);
  if (!all.length) return null;
  return (
    <Card label={t('parents.earlier')}>
      <h2>{t('parents.earlier')}</h2>
      <ul class="notes">
        {all.map((one) => (
          <li key={one.id} class={one.withdrawn ? 'note withdrawn' : 'note'}>
            <p class="tags">
              <Tag tone={one.state === 'told' ? 'done' : 'plain'}>{t(`parents.${one.state satisfies (typeof STATES)[number]}`)}</Tag>
            </p>
            <Meta
              parts={[
                one.who && whoName(file, one.who),
                dayAndTime(one.at),
                t('life.by', { who: whoName(file, one.by) }),
                one.language && t(`parents.language.${one.language}`),
              ]}
            />
            {one.reason ? <p class="prose">{one.reason}</p> : null}
            <ItemFoot view={view} kind="parent_contact" item={one} what={t(`parents.${one.state satisfies (typeof STATES)[number]}`)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function ParentsPage() {
  const { id, view, guided, loading, noPack } = useGuided();
  if (!view || !(guided || noPack)) return <NoCase loading={loading} />;
  const { file } = view;
  const personId = here.value.params['person'] ?? '';
  if (!file.persons.some((one) => one.id === personId)) return <Gone back={`/cases/${id}`} />;
  const title = t('parents.title', { name: personName(file, personId) });
  if (!mayWrite(view))
    return (
      <NoForm view={view} title={title} back={`/cases/${id}`}>
        <Earlier view={view} personId={personId} />
      </NoForm>
    );
  const parents = file.persons.filter((one) =>
    file.parties.some((party) => party.personId === one.id && party.role === 'parent_carer' && !party.withdrawn),
  );
  const initial: ParentsAnswer = { state: '', reason: '', who: null, at: thisMinute(), by: me(), language: '' };
  return (
    <CaseForm<ParentsAnswer>
      title={title}
      lead={t('parents.lead')}
      back={`/cases/${id}`}
      initial={initial}
      check={checkParents}
      save={(value, form) => addItem(view, 'parent_contact', parentsToWire(personId, value), form)}
      button={t('parents.button')}
    >
      {(value, set, errors) => {
        const reason = (
          <TextArea
            id="reason"
            label={t('parents.reason')}
            error={messageFor(errors, 'reason')}
            rows={3}
            limit={LIMITS.reason}
            value={value.reason}
            onInput={(next) => set({ reason: next })}
          />
        );
        return (
          <>
            {guided ? <NoteLink codes={['1']} pack={guided.pack} /> : null}
            <Earlier view={view} personId={personId} />
            <Radios
              id="state"
              legend={t('parents.state')}
              error={messageFor(errors, 'state')}
              value={value.state}
              onChange={(state) => set({ state })}
              options={STATES.map((state) => ({
                value: state,
                label: t(`parents.${state satisfies (typeof STATES)[number]}`),
                ...(state === 'not_told' ? { hint: t('parents.not_told.hint') } : {}),
                reveal: state === 'told' ? undefined : reason,
              }))}
            />
            <WhoField
              id="who"
              label={t('parents.who')}
              error={messageFor(errors, 'who')}
              persons={parents}
              value={value.who}
              onChange={(who) => set({ who })}
              withMe={false}
              notKnown
            />
            <MomentField id="at" label={shared('when')} error={messageFor(errors, 'at')} value={value.at} onChange={(at) => set({ at })} />
            <WhoField id="by" label={t('parents.by')} error={messageFor(errors, 'by')} value={value.by} onChange={(by) => set({ by })} />
            <Radios
              id="language"
              legend={t('parents.language')}
              value={value.language}
              onChange={(language) => set({ language })}
              orLast={main('or')}
              options={[
                ...SPOKEN_LANGUAGES.map((language) => ({ value: language, label: t(`parents.language.${language}`) })),
                { value: 'not_known' as const, label: main('value.notKnown') },
              ]}
            />
          </>
        );
      }}
    </CaseForm>
  );
}
