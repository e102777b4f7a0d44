// Two cases that are one: candidates are suggested, a person says so; both references stay and it can be undone.
import { useState } from 'preact/hooks';
import { t, tn } from '../../i18n/parts/guide-work';
import { lines, loadLines, searchServer } from '../../state/cases';
import { readDuplicates, type Duplicate } from '../../state/duplicates';
import { addItem } from '../../state/items';
import { instant } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { Button } from '../../ui/parts';
import { TextArea, TextField } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { useGuided } from '../case/use-guided';
import { messageFor } from '../parts/messages';
import { NoGuidance } from './no-guidance';
import { ReadingState, useReading } from './reading';
import { needed } from './say';

interface Other {
  id: string;
  reference: string;
  hint: string;
}
export function likeness(one: Duplicate): string {
  const hours = one.hoursApart;
  return [
    one.sameSchool && t('merge.sameSchool'),
    hours !== null && hours !== undefined && (hours < 48 ? tn('merge.hours', hours) : tn('merge.days', Math.round(hours / 24))),
    one.peopleInCommon > 0 && tn('merge.people', one.peopleInCommon),
    one.namesAlike && t('merge.names'),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A case by its whole reference, on this phone or at the server. */
async function byReference(typed: string): Promise<Other | 'check' | 'none' | 'no-network'> {
  const plain = (text: string) => text.replace(/[^0-9a-z]/gi, '').toUpperCase();
  const here = () => lines.value?.find((one) => one.reference && plain(one.reference) === plain(typed));
  if (!here()) await loadLines();
  const asked = here() ? 'found' : await searchServer(typed);
  if (asked === 'not-asked' || asked === 'check') return 'check';
  const found = here();
  return found ? { id: found.id, reference: found.reference, hint: found.schoolName ?? '' } : asked === 'no-network' ? asked : 'none';
}

export function MergePage() {
  const { id, guided, loading, noPack } = useGuided();
  const read = useReading(id, () => readDuplicates(id));
  const [found, setFound] = useState<Other[]>([]);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  const { view } = guided;
  const suggested: Other[] = (read.value ?? []).map((one) => ({ id: one.incidentId, reference: one.reference, hint: likeness(one) }));
  const others = [...suggested, ...found.filter((one) => !suggested.some((known) => known.id === one.id))];
  const find = async (typed: string, choose: (id: string) => void) => {
    setBusy(true);
    const other = await byReference(typed);
    setBusy(false);
    if (typeof other === 'string') return setSaid(t(`merge.find.${other}`));
    if (other.id === id) return setSaid(t('merge.find.itself'));
    setSaid(t('merge.find.found', { reference: other.reference }));
    setFound((before) => [...before.filter((one) => one.id !== other.id), other]);
    choose(other.id);
  };
  return (
    <CaseForm
      title={t('merge.title')}
      lead={t('merge.lead', { reference: view.file.reference })}
      back={`/cases/${id}`}
      initial={{ into: '', typed: '', reason: '' }}
      button={t('merge.button')}
      check={({ into, reason }) => [
        ...(into && others.some((one) => one.id === into)
          ? []
          : [{ field: others.length ? `into-${others[0]!.id}` : 'typed', code: 'choose-one' }]),
        ...needed('reason', reason),
      ]}
      save={({ into, reason }, form) =>
        addItem(view, 'mark', { mark: 'merged_into', incidentId: into, at: instant(), reason: reason.trim() }, form)
      }
    >
      {({ into, typed, reason }, set, errors) => (
        <>
          <ReadingState read={read} without={t('merge.noSignal')} />
          {read.value && !suggested.length ? <p>{t('merge.none')}</p> : null}
          {others.length ? (
            <Radios
              id="into"
              legend={t('merge.into')}
              hint={t('merge.intoHint')}
              error={messageFor(errors, 'into')}
              value={into}
              onChange={(next) => set({ into: next })}
              options={others.map((one) => ({ value: one.id, label: one.reference, hint: one.hint }))}
            />
          ) : null}
          {others.length ? (
            <ul class="plain-list">
              {others.map((one) => (
                <li key={one.id}>
                  <a class="row-link" href={`/cases/${one.id}`}>
                    {t('merge.open', { reference: one.reference })}
                  </a>
                </li>
              ))}
            </ul>
          ) : null}
          <div class="field">
            <TextField
              id="typed"
              label={t('merge.typed')}
              hint={t('merge.typedHint')}
              error={others.length ? undefined : messageFor(errors, 'typed')}
              value={typed}
              onInput={(next) => set({ typed: next })}
              width="half"
              capitals="characters"
            />
            <Button kind="quiet" type="button" busy={busy} onClick={() => void find(typed, (next) => set({ into: next }))}>
              {t('merge.find')}
            </Button>
            <p class="hint" role="status">
              {said}
            </p>
          </div>
          <TextArea
            id="reason"
            label={t('merge.reason')}
            error={messageFor(errors, 'reason')}
            value={reason}
            onInput={(next) => set({ reason: next })}
            rows={4}
            limit={2000}
          />
        </>
      )}
    </CaseForm>
  );
}
