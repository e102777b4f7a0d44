// The diamond of the guidance: one question about the incident, one about each offender, and the way out for each offender.
import { t } from '../../i18n/parts/guide';
import type { Asked, Guided, RouteOf } from '../../state/guidance';
import { records } from '../../state/role';
import { Tag } from '../../ui/parts';
import { NoteLink, packText, personName } from './parts';
import { spelledOut } from './words';

/** What stands as the answer, or what the rules suggest while nobody has answered. */
function Given({ asked }: { asked: Asked }) {
  if (asked.state === 'answered' && asked.answer) {
    return (
      <>
        <strong>{t(`answer.${asked.answer}`)}</strong>
        {asked.differs && asked.suggested ? (
          <>
            {' '}
            <Tag tone="wait">{t('question.differs', { answer: t(`answer.${asked.suggested}`).toLocaleLowerCase() })}</Tag>
          </>
        ) : null}
      </>
    );
  }
  return (
    <>
      <Tag tone="owed">{t(asked.again ? 'again' : 'question.open')}</Tag>
      <span class="small muted">
        {' '}
        {asked.suggested
          ? t('question.suggested', { answer: t(`answer.${asked.suggested}`).toLocaleLowerCase() })
          : t('question.noSuggestion')}
      </span>
    </>
  );
}

/** The question once; an answer for the incident, or one for each offender. */
function Question({ guided, asked }: { guided: Guided; asked: readonly Asked[] }) {
  const { file } = guided.view;
  const text = packText(guided.pack.questions.find((one) => one.code === asked[0]!.question)!.text);
  const may = records.value && file.status !== 'closed';
  return (
    <div class="diamond-question">
      <dt>{text}</dt>
      {asked.map((one) => {
        const name = one.subject === 'incident' ? null : personName(file, one.subjectId);
        return (
          <dd key={one.subjectId}>
            <span>
              {name ? <>{name}: </> : null}
              <Given asked={one} />
            </span>
            {may ? (
              <a class="row-link" href={`/cases/${file.id}/questions/${one.question}/${one.subjectId}`}>
                {t(one.state === 'answered' ? 'question.change' : 'question.answer')}
                <span class="visually-hidden">
                  {' '}
                  {text} {name}
                </span>
              </a>
            ) : null}
          </dd>
        );
      })}
    </div>
  );
}

function Branch({ guided, route }: { guided: Guided; route: RouteOf }) {
  const { file } = guided.view;
  const name = personName(file, route.personId);
  const source = guided.pack.routes.find((one) => one.code === route.route);
  const spelled = source ? spelledOut(guided.pack, file.country, packText(source.text)) : null;
  const handedBack = file.items.referrals.findLast(
    (one) => !one.withdrawn && one.to === 'cid' && one.personId === route.personId && one.state === 'handed_back',
  );
  const why = handedBack?.steps.findLast((step) => step.step === 'handed_back')?.text;
  const state = route.decided ? (
    <Tag tone="done">{t('route.decided')}</Tag>
  ) : route.again ? (
    <Tag tone="owed">{t('again')}</Tag>
  ) : route.suggested ? (
    <Tag tone="wait">{t('route.suggested')}</Tag>
  ) : (
    <Tag tone="none">{t(route.waitingFor.length ? 'route.waiting' : 'route.open')}</Tag>
  );
  return (
    <li class="branch">
      <h4>{name}</h4>
      <p>{source ? packText(source.text) : t('route.none')}</p>
      {spelled ? <p class="small muted">{spelled}</p> : null}
      {route.decided && route.suggested && route.decided !== route.suggested ? (
        <p class="tags">
          <Tag tone="wait">{t('route.differs')}</Tag>
        </p>
      ) : null}
      {handedBack ? (
        <p class="small">
          {t('route.handedBack')}
          {why ? ` ${why}` : ''}
        </p>
      ) : null}
      <div class="branch-foot">
        {state}
        {records.value && file.status !== 'closed' ? (
          <a class="row-link" href={`/cases/${file.id}/decisions/${route.personId}`}>
            {t(route.decided ? 'route.change' : 'route.decide')}
            <span class="visually-hidden"> {name}</span>
          </a>
        ) : null}
      </div>
    </li>
  );
}

export function TwoQuestions({ guided }: { guided: Guided }) {
  const { evaluation, pack } = guided;
  const step = pack.steps.find((one) => one.code === 'two_questions');
  const asked = evaluation.questions.filter((one) => step?.questions.includes(one.question) && one.state !== 'not_needed');
  return (
    <>
      <dl class="diamond">
        {[...new Set(asked.map((one) => one.question))].map((code) => (
          <Question key={code} guided={guided} asked={asked.filter((one) => one.question === code)} />
        ))}
      </dl>
      {evaluation.routes.length ? (
        <ul class="branches">
          {evaluation.routes.map((route) => (
            <Branch key={route.personId} guided={guided} route={route} />
          ))}
        </ul>
      ) : (
        <p class="muted small">{t('route.nobody')}</p>
      )}
      {evaluation.routes.length ? <NoteLink codes={[...new Set(pack.routes.flatMap((one) => one.notes))]} pack={pack} /> : null}
    </>
  );
}
