// The language, closed lists, dates, and codes that are well written and stand once.

import * as c from '../codes';
import { parseDay } from '../instant';
import type { Source } from '../pack';
import { LISTS, type Refuse } from './refusal';

/** The version of the expression language and vocabulary these interpreters speak. */
const LANGUAGE = 1;
/** What a question may be about. */
const ASKED_OF = ['incident', 'child', 'offender', 'victim', 'crime'];

export function checkShape(pack: Source, refuse: Refuse): void {
  if (pack.language !== LANGUAGE) refuse('unsupported-language', 'language');
  // It stands in an address and in a record.
  if (!/^[A-Za-z0-9.-]{1,32}$/.test(pack.version)) refuse('bad-code', 'version');
  dates(pack, refuse);
  codes(pack, refuse);
  lists(pack, refuse);
}

function dates(pack: Source, refuse: Refuse): void {
  if (pack.status === 'issued' && pack.from === undefined) refuse('date-missing', 'from');
  const span = (from: string | undefined, to: string | undefined, at: string): void => {
    const days = [from, to].map((text) => (text === undefined ? undefined : (parseDay(text) ?? NaN))) as [
      number | undefined,
      number | undefined,
    ];
    if (days.some(Number.isNaN)) refuse('bad-date', at);
    else if (days[0] !== undefined && days[1] !== undefined && days[1] < days[0]) refuse('dates-reversed', at);
  };
  span(pack.from, undefined, 'from');
  for (const o of pack.offences) span(o.from, o.to, `offences/${o.code}`);
  for (const o of pack.outcomes) span(o.from, o.to, `outcomes/${o.code}`);
}

function codes(pack: Source, refuse: Refuse): void {
  for (const list of LISTS) {
    const earlier = new Set<string>();
    for (const { code } of pack[list]) {
      if (!/^[A-Za-z0-9_]{1,64}$/.test(code)) refuse('bad-code', `${list}/${code}`);
      if (earlier.has(code)) refuse('duplicate-code', `${list}/${code}`);
      earlier.add(code);
    }
  }
}

function lists(pack: Source, refuse: Refuse): void {
  const known = (list: c.Codes, code: string, at: string): void => {
    if (!list.includes(code)) refuse('unknown-code', at);
  };
  for (const { code } of pack.roles) known(c.ROLE, code, `roles/${code}`);
  for (const q of pack.questions) {
    const at = `questions/${q.code}`;
    known(['aggravating'], q.group ?? 'aggravating', at);
    for (const s of q.suggest) known(c.ANSWER, s.answer, at);
    known(q.group === undefined ? ASKED_OF : ['incident'], q.subject, at);
  }
  for (const { code } of pack.routes) known(c.ROUTE, code, `routes/${code}`);
  for (const r of pack.requirements) {
    known(c.SUBJECT, r.subject, `requirements/${r.code}`);
    known(c.OWED_BY, r.owedBy, `requirements/${r.code}`);
  }
  for (const s of pack.steps) known(c.LANE, s.lane, `steps/${s.code}`);
  for (const o of pack.outcomes) known(c.SUSPECTS, o.suspects, `outcomes/${o.code}`);
}
