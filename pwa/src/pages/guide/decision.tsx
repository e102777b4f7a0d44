// The way out for one offender: the rules suggest, a named person decides and says why.
import { here } from '../../router';
import { t } from '../../i18n/parts/guide-work';
import { t as g } from '../../i18n/parts/guide';
import { dayAndTime } from '../../i18n/format';
import type { Guided, RouteCode, RouteOf } from '../../state/guidance';
import { addItem, changeItem } from '../../state/items';
import { role } from '../../state/role';
import { checkWho, instant, whoToWire, type FormError, type Who } from '../../state/vocabulary';
import { Radios } from '../../ui/choices';
import { Notice } from '../../ui/parts';
import { TextArea } from '../../ui/text-field';
import { CaseForm } from '../case/form';
import { useGuided } from '../case/use-guided';
import { messageFor } from '../parts/messages';
import { ClosedFirst, NoGuidance, NotHere } from './no-guidance';
import { NoteLink, packText, personName, WhoField, whoName } from './parts';
import { needed } from './say';
import { spelledOut } from './words';

interface Choice {
  route: '' | RouteCode;
  decidedBy: Who | null;
  rationale: string;
}
/** Not to prosecute although the rules say to consider it: a supervisor's. The other way round is caution, and anybody's. */
export const supervisorNeeded = (route: Choice['route'], suggested: RouteCode | null): boolean =>
  route === 'no_prosecution' && suggested === 'cse';

export function checkDecision(choice: Choice, suggested: RouteCode | null, who: string): FormError[] {
  return [
    ...(choice.route
      ? supervisorNeeded(choice.route, suggested) && who !== 'supervisor'
        ? [{ field: 'route-no_prosecution', code: 'supervisor' }]
        : []
      : [{ field: 'route-no_prosecution', code: 'choose-one' }]),
    ...needed('rationale', choice.rationale),
    ...checkWho('decided', choice.decidedBy),
  ];
}

function Why({ guided, route }: { guided: Guided; route: RouteOf }) {
  const { file } = guided.view;
  const asked = guided.evaluation.questions.filter(
    (one) =>
      (one.question === 'adult_implicated' || (one.question === 'repeat_offender' && one.subjectId === route.personId)) &&
      one.state !== 'not_needed',
  );
  const suggested = guided.pack.routes.find((one) => one.code === route.suggested);
  const factors = guided.evaluation.questions.filter(
    (one) =>
      (one.answer ?? one.suggested) === 'yes' && guided.pack.questions.some((q) => q.code === one.question && q.group === 'aggravating'),
  );
  const text = (code: string) => packText(guided.pack.questions.find((one) => one.code === code)!.text);
  return (
    <section class="facts" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('facts.title')}</h2>
      <dl>
        {asked.map((one) => (
          <div key={one.question} class="summary-row">
            <dt>{text(one.question)}</dt>
            <dd>
              {one.answer ? (
                g(`answer.${one.answer}`)
              ) : (
                <>
                  {g('question.open')} ·{' '}
                  <a href={`/cases/${file.id}/questions/${one.question}/${one.subjectId}`}>
                    {g('question.answer')}
                    <span class="visually-hidden"> {text(one.question)}</span>
                  </a>
                </>
              )}
            </dd>
          </div>
        ))}
        {factors.length ? (
          <div class="summary-row">
            <dt>{t('factors.title')}</dt>
            <dd>
              <ul>
                {factors.map((one) => (
                  <li key={one.question}>
                    {text(one.question)} {g('answer.yes')}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ) : null}
      </dl>
      {suggested ? (
        <>
          <p>
            {t('suggest.says')} <strong>{packText(suggested.text)}</strong>. {t('suggest.decide')}
          </p>
          <NoteLink codes={suggested.notes} pack={guided.pack} />
        </>
      ) : (
        <p>{t('decision.none')}</p>
      )}
    </section>
  );
}

function DecisionForm({ guided, route }: { guided: Guided; route: RouteOf }) {
  const { view, pack } = guided;
  const { file } = view;
  const known = file.items.decisions.findLast((one) => !one.withdrawn && one.personId === route.personId);
  const initial: Choice = {
    route: known && !route.again ? known.route : '',
    decidedBy: null,
    rationale: known && !route.again ? known.rationale : '',
  };
  const save = (choice: Choice, form: string) => {
    const body = {
      route: choice.route,
      computed: route.suggested,
      decidedBy: whoToWire(choice.decidedBy),
      rationale: choice.rationale.trim(),
      at: instant(),
    };
    return known ? changeItem(view, 'decision', known, body, form) : addItem(view, 'decision', { personId: route.personId, ...body }, form);
  };
  return (
    <CaseForm<Choice>
      title={t('decision.title', { name: personName(file, route.personId) })}
      lead={t('decision.lead')}
      back={`/cases/${file.id}`}
      initial={initial}
      check={(choice) => checkDecision(choice, route.suggested, role.value)}
      save={save}
    >
      {(choice, set, errors) => {
        const lenient = supervisorNeeded(choice.route, route.suggested);
        return (
          <>
            {route.again ? (
              <Notice tone="owed" title={g('again')}>
                <p>{t('decision.again')}</p>
              </Notice>
            ) : null}
            <Why guided={guided} route={route} />
            <Radios
              id="route"
              legend={t('decision.route')}
              error={errors.some((one) => one.code === 'supervisor') ? t('decision.supervisor') : messageFor(errors, 'route')}
              value={choice.route}
              onChange={(next) => set({ route: next })}
              options={[...pack.routes].map((one) => ({
                value: one.code as RouteCode,
                label: packText(one.text),
                hint: [one.code === route.suggested && t('suggest.this'), spelledOut(pack, file.country, packText(one.text))]
                  .filter(Boolean)
                  .join('. '),
              }))}
            />
            {lenient ? (
              <Notice tone="wait" title={t('decision.supervisor')}>
                <p>{t('decision.supervisorText')}</p>
              </Notice>
            ) : choice.route && route.suggested && choice.route !== route.suggested ? (
              <Notice title={t('decision.merit')}>
                <p>{t('decision.meritText')}</p>
              </Notice>
            ) : null}
            <WhoField
              id="decided"
              label={t('decision.who')}
              error={messageFor(errors, 'decided')}
              value={choice.decidedBy}
              onChange={(decidedBy) => set({ decidedBy })}
            />
            <TextArea
              id="rationale"
              label={t('decision.rationale')}
              hint={t('decision.rationaleHint')}
              error={messageFor(errors, 'rationale')}
              value={choice.rationale}
              onInput={(rationale) => set({ rationale })}
              rows={5}
              limit={2000}
            />
            {known ? (
              <p class="muted small">
                {t('decision.before', {
                  who: whoName(file, known.decidedBy),
                  route: packText(pack.routes.find((one) => one.code === known.route)!.text),
                  time: dayAndTime(known.at),
                })}
              </p>
            ) : null}
          </>
        );
      }}
    </CaseForm>
  );
}

export function DecisionPage() {
  const { id, guided, loading, noPack } = useGuided();
  if (!guided) return <NoGuidance id={id} loading={loading} noPack={noPack} />;
  const route = guided.evaluation.routes.find((one) => one.personId === here.value.params['person']);
  if (!route) return <NotHere id={id} />;
  if (guided.view.file.status === 'closed')
    return <ClosedFirst id={id} title={t('decision.title', { name: personName(guided.view.file, route.personId) })} />;
  return <DecisionForm guided={guided} route={route} />;
}
