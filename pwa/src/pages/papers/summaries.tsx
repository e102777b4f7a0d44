// The case in plain text for each form of another system, and a place for the reference that the other system gives back.
import { useMemo, useState } from 'preact/hooks';
import { here } from '../../router';
import { language } from '../../i18n';
import { t } from '../../i18n/parts/papers';
import type { Guided } from '../../state/guidance';
import { changeItem } from '../../state/items';
import { openForm } from '../../state/forms';
import { correctFacts } from '../../state/work';
import { Radios } from '../../ui/choices';
import { Notice } from '../../ui/parts';
import { Page } from '../../ui/page';
import { useGuided } from '../case/use-guided';
import { packText, personName } from '../guide/parts';
import { NoGuidance } from '../ending/no-guidance';
import { SummaryCard } from './summary-card';
import './papers.css';

/** What is typed, by the crime it is for; `log` is the incident's. */
type References = Record<string, string>;

function Cards({ guided, lang, turn }: { guided: Guided; lang: 'en' | 'cy'; turn: number }) {
  const { view, pack, evaluation } = guided;
  const { file } = view;
  const form = useMemo(() => openForm<References>(here.value.path, {}), []);
  const crimes = file.items.crimes.filter((crime) => !crime.withdrawn);
  const children = evaluation.people.filter((one) => one.child);
  const common = {
    incidentId: file.id,
    lang,
    turn,
    typed: form.value.value,
    onType: (key: string, text: string) => form.set({ [key]: text }),
  };
  const kept = async (key: string, write: Promise<unknown>) => {
    await write;
    form.set({ [key]: '' });
  };
  const closed = file.status === 'closed';
  return (
    <>
      <SummaryCard
        {...common}
        form="incident_log"
        subject={null}
        title={t('sum.log')}
        hint={t('sum.logHint')}
        closed={closed}
        reference={{
          key: 'log',
          label: t('sum.logReference'),
          known: file.report?.logReference ?? null,
          onKeep: (logReference) => kept('log', correctFacts(view, { report: { ...file.report, logReference } }, form.id)),
        }}
      />
      {crimes.map((crime) => {
        const offence = pack.offences.find((one) => one.code === crime.offence);
        return (
          <SummaryCard
            key={crime.id}
            {...common}
            form="crime"
            subject={crime.id}
            title={offence ? t('sum.crime', { offence: packText(offence.text) }) : t('sum.crimeNoOffence')}
            hint={t('sum.crimeHint')}
            closed={closed}
            reference={{
              key: crime.id,
              label: t('sum.crimeReference'),
              known: crime.reference ?? null,
              onKeep: (reference) => kept(crime.id, changeItem(view, 'crime', crime, { reference }, form.id)),
            }}
          />
        );
      })}
      {crimes.length ? null : <p class="muted">{t('sum.noCrimes')}</p>}
      {children.map(({ personId }) => (
        <SummaryCard
          key={personId}
          {...common}
          form="ppn"
          subject={personId}
          title={t('sum.ppn', { name: personName(file, personId) })}
          hint={t('sum.ppnHint')}
          closed={closed}
          link={{ href: `/cases/${file.id}/referrals`, text: t('sum.ppnDone') }}
        />
      ))}
      {children.length ? null : <p class="muted">{t('sum.noChildren')}</p>}
    </>
  );
}

export function SummariesPage() {
  const { id, guided, loading, noPack } = useGuided();
  const [lang, setLang] = useState(language.value);
  const [turn, setTurn] = useState(0);
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  const { view } = guided;
  return (
    <Page title={t('sum.title')} back={{ href: `/cases/${id}` }}>
      <p class="lead">{t('sum.lead')}</p>
      {view.atServer ? (
        <>
          {view.unsent.size ? (
            <Notice tone="wait" title={t('sum.unsent')}>
              <p>{t('sum.unsentText')}</p>
            </Notice>
          ) : null}
          <Radios
            id="lang"
            legend={t('sum.language')}
            value={lang}
            onChange={setLang}
            options={[
              { value: 'en', label: t('sum.en') },
              { value: 'cy', label: t('sum.cy') },
            ]}
          />
          <p>
            <button type="button" class="link-button" onClick={() => setTurn(turn + 1)}>
              {t('sum.again')}
            </button>
          </p>
          <Cards guided={guided} lang={lang} turn={turn} />
        </>
      ) : (
        <Notice tone="wait" title={t('sum.notAtServer')}>
          <p>{t('sum.notAtServerText')}</p>
        </Notice>
      )}
    </Page>
  );
}
