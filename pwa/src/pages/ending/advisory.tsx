// The wording for one young person: the crimes it is for, what is on record, and the forms to record more.
import { here } from '../../router';
import { t } from '../../i18n/parts/ending';
import { changeItem } from '../../state/items';
import type { Guided } from '../../state/guidance';
import { Radios } from '../../ui/choices';
import { Page } from '../../ui/page';
import { CaseForm } from '../case/form';
import { useGuided } from '../case/use-guided';
import { NoteLink, personName } from '../guide/parts';
import { messageFor } from '../parts/messages';
import { CrimesToSay, OnRecord } from './advisory-parts';
import { UNDERSTOOD, type Understood } from './forms';
import { GivenForm, NotGivenForm } from './give';
import { keyed, type Keyed } from './keyed';
import { NoGuidance } from './no-guidance';
import { ReasonForm } from './reason-form';
import { maySay, onRecordFor, whyNobody, wordsFor, type Advisory } from './say';
import { WhyNotNotice } from './why-not';
import './ending.css';

function UnderstoodForm({ guided, item, back }: { guided: Guided; item: Advisory; back: string }) {
  const form = keyed<{ understood: '' | Understood }>(`understood ${item.id}`, { understood: item.given?.understood ?? '' });
  return (
    <CaseForm<Keyed<{ understood: '' | Understood }>>
      title={t('advisory.changeUnderstood')}
      back={back}
      initial={form.initial}
      check={(all) => (form.of(all).understood ? [] : [{ field: 'understood-yes', code: 'choose-one' }])}
      save={(all, id) =>
        changeItem(
          guided.view,
          'advisory',
          item,
          { understood: form.of(all).understood === 'not_known' ? null : form.of(all).understood },
          id,
        )
      }
    >
      {(all, set, errors) => (
        <Radios
          id="understood"
          legend={t('give.understood')}
          hint={t('understood.hint')}
          error={messageFor(errors, 'understood')}
          value={form.of(all).understood}
          onChange={(understood) => set(form.with(all, { understood }))}
          options={UNDERSTOOD.map((one) => ({ value: one, label: t(`understood.${one}`) }))}
        />
      )}
    </CaseForm>
  );
}

/** The form that the address asks for, or null for the page itself. */
function formAsked({ guided, person, back }: { guided: Guided; person: string; back: string }) {
  const { query } = here.value;
  const [what, crime] = [query.get('do'), query.get('crime')];
  const item = guided.view.file.items.advisories.find((one) => one.id === query.get('item') && one.personId === person);
  if (what === 'not') return <NotGivenForm guided={guided} personId={person} crimeId={crime} />;
  if (what === 'given' && crime) {
    const say = maySay(guided, person, crime);
    const said = 'why' in say ? null : wordsFor(guided.pack, guided.wordingCy, query.get('language') === 'cy' ? 'cy' : 'en', say.offence);
    return said && !('why' in say) ? <GivenForm guided={guided} say={say} said={said} /> : null;
  }
  if (!item || item.withdrawn) return null;
  if (what === 'understood' && item.given) return <UnderstoodForm guided={guided} item={item} back={back} />;
  const reason = { view: guided.view, kind: 'advisory' as const, item, back };
  if (what === 'error' && item.given)
    return <ReasonForm {...reason} what="error" title={t('error.title')} lead={t('error.lead')} label={t('error.reason')} />;
  if (what === 'withdraw')
    return <ReasonForm {...reason} what="withdraw" title={t('withdraw.title')} lead={t('withdraw.lead')} label={t('withdraw.reason')} />;
  return null;
}

export function AdvisoryPage() {
  const { id, guided, loading, noPack } = useGuided();
  const person = here.value.params['person'] ?? '';
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  const { file } = guided.view;
  const asked = formAsked({ guided, person, back: here.value.path });
  if (asked) return asked;
  const why = whyNobody(guided, person);
  const name = personName(file, person);
  return (
    <Page title={t('advisory.title', { name })} back={{ href: `/cases/${id}` }}>
      <p class="lead">{t('advisory.lead')}</p>
      <NoteLink codes={[guided.pack.advisory.note]} pack={guided.pack} />
      {why ? <WhyNotNotice why={why} id={id} person={person} /> : <CrimesToSay guided={guided} person={person} />}
      <OnRecord guided={guided} records={onRecordFor(file, person)} />
    </Page>
  );
}
