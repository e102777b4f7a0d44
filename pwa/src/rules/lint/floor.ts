// What no pack may leave out or water down, and the name that may not come back.

import type { Source, Text } from '../pack';
import { constant } from './questions';
import type { Refuse } from './refusal';

/**
 * Requirements every pack must hold: code, subject, and whether it is owed to each of them whatever the facts. None may be waived
 * and none may be met by nothing.
 */
const REQUIREMENTS = [
  ['ppu_notified', 'child', true],
  ['victim_has_crime', 'victim', true],
  ['offender_has_crime', 'offender', true],
  ['advisory_given', 'offender', false],
  ['crime_outcome', 'crime', false],
] as const;
/** Questions every pack must ask, with their subject. */
const QUESTIONS = [
  ['adult_implicated', 'incident'],
  ['repeat_offender', 'offender'],
] as const;
const ROUTES = ['cse', 'no_prosecution'];
/** Letters alone, so that no hyphen, space or capital brings it back; in English and in Welsh. */
const FORBIDDEN = /schoolcrimebeat|trechutroseddaumewnysgolion/i;

export function checkFloor(pack: Source, refuse: Refuse): void {
  const always = (e: Parameters<typeof constant>[1]): boolean => constant(pack, e, new Set()) === true;
  for (const [code, subject, everyone] of REQUIREMENTS) {
    const r = pack.requirements.find((x) => x.code === code && x.subject === subject);
    if (!r) refuse('floor-missing', `requirements/${code}`);
    else if (r.waivable) refuse('floor-waivable', `requirements/${code}`);
    else if (always(r.metWhen) || (everyone && !always(r.appliesWhen))) refuse('floor-weakened', `requirements/${code}`);
  }
  for (const [code, subject] of QUESTIONS) {
    const q = pack.questions.find((x) => x.code === code && x.subject === subject);
    if (!q) refuse('floor-missing', `questions/${code}`);
    else if (q.waivable) refuse('floor-waivable', `questions/${code}`);
  }
  for (const code of ROUTES) if (!pack.routes.some((r) => r.code === code)) refuse('floor-missing', `routes/${code}`);
  const forbid = (code: string, { en, cy }: Text, at: string): void => {
    if ([code, en, cy].some((text) => FORBIDDEN.test(text.replace(/[^A-Za-z]/g, '')))) refuse('school-crime-beat', at);
  };
  for (const list of ['questions', 'routes', 'offences', 'outcomes'] as const) {
    for (const { code, text } of pack[list]) forbid(code, text, `${list}/${code}`);
  }
}
