// The wrong person was recorded: what moves to the right one, what is withdrawn, and who must be told again.
import { t } from '../../i18n/parts/guide-work';
import type { CaseFile } from '../../state/case-view';
import type { Guided } from '../../state/guidance';
import { addItem } from '../../state/items';
import { instant } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { Notice } from '../../ui/parts';
import { TextArea } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { useGuided } from '../case/use-guided';
import { messageFor } from '../parts/messages';
import { ClosedFirst, NoGuidance } from './no-guidance';
import { personName } from './parts';
import { needed } from './say';
import { live, nameAge } from './words';

interface Correction {
  wrong: string;
  right: string;
  reason: string;
}

/** Who was told about somebody on this case; the server makes the list that counts. */
export function toldAbout(file: CaseFile, personId: string): ('ppu' | 'cid' | 'parents' | 'young_person' | 'school')[] {
  const { items } = file;
  const accused = (crimeId: string | null | undefined) =>
    items.crimes.some((crime) => crime.id === crimeId && crime.people.some((one) => one.personId === personId));
  const referred = (to: 'ppu' | 'cid') =>
    live(items.referrals).some((one) => one.to === to && (one.personId === personId || accused(one.crimeId)));
  return [
    ...(referred('ppu') ? ['ppu' as const] : []),
    ...(referred('cid') ? ['cid' as const] : []),
    ...(live(items.schoolProcedures).length ? ['school' as const] : []),
    ...(live(items.parentContacts).some((one) => one.personId === personId) ? ['parents' as const] : []),
    ...(live(items.advisories).some((one) => one.personId === personId && one.given) ? ['young_person' as const] : []),
  ];
}

function PutRightForm({ guided }: { guided: Guided }) {
  const { view } = guided;
  const { file } = view;
  const ids = [...new Set(live(file.parties).map((one) => one.personId))];
  const option = (personId: string) => ({ value: personId, label: nameAge(guided, personId) });
  return (
    <CaseForm<Correction>
      title={t('putRight.title')}
      lead={t('putRight.lead')}
      back={`/cases/${file.id}`}
      initial={{ wrong: '', right: '', reason: '' }}
      button={t('putRight.button')}
      check={({ wrong, right, reason }) => [
        ...(wrong ? [] : [{ field: `wrong-${ids[0] ?? ''}`, code: 'choose-one' }]),
        ...(right && right !== wrong
          ? []
          : [{ field: wrong ? `right-${ids.find((one) => one !== wrong) ?? ''}` : `right-${ids[0] ?? ''}`, code: 'choose-one' }]),
        ...needed('reason', reason),
      ]}
      save={({ wrong, right, reason }, form) =>
        addItem(view, 'mark', { mark: 'corrected', wrongPersonId: wrong, rightPersonId: right, at: instant(), reason: reason.trim() }, form)
      }
    >
      {({ wrong, right, reason }, set, errors) => {
        const told = wrong ? toldAbout(file, wrong) : [];
        return (
          <>
            <Radios
              id="wrong"
              legend={t('putRight.wrong')}
              error={messageFor(errors, 'wrong')}
              value={wrong}
              onChange={(next) => set({ wrong: next, ...(next === right ? { right: '' } : {}) })}
              options={ids.map(option)}
            />
            {wrong ? (
              <>
                <Radios
                  id="right"
                  legend={t('putRight.right')}
                  hint={t('putRight.rightHint')}
                  error={messageFor(errors, 'right')}
                  value={right}
                  onChange={(next) => set({ right: next })}
                  options={ids.filter((one) => one !== wrong).map(option)}
                />
                <p>
                  <a href={`/cases/${file.id}/people/look-up`}>{t('putRight.notHere')}</a>
                </p>
                <Notice title={t('putRight.happens', { name: personName(file, wrong) })}>
                  <ul>
                    <li>{t('putRight.moves')}</li>
                    <li>{t('putRight.withdrawn')}</li>
                    {told.includes('young_person') ? <li>{t('putRight.wording')}</li> : null}
                    <li>
                      {told.length ? t('putRight.told', { who: told.map((one) => t(`told.${one}`)).join(', ') }) : t('putRight.nobodyTold')}
                    </li>
                  </ul>
                </Notice>
              </>
            ) : null}
            <TextArea
              id="reason"
              label={t('putRight.reason')}
              error={messageFor(errors, 'reason')}
              value={reason}
              onInput={(next) => set({ reason: next })}
              rows={4}
              limit={2000}
            />
          </>
        );
      }}
    </CaseForm>
  );
}

export function PutRightPage() {
  const { id, guided, loading, noPack } = useGuided();
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  return guided.view.file.status === 'closed' ? <ClosedFirst id={id} title={t('putRight.title')} /> : <PutRightForm guided={guided} />;
}
