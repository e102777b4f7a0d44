// Every code has a text in English and in Welsh, every role a label, and the wording has its one blank.

import { ROLE } from '../codes';
import type { Source, Text } from '../pack';
import type { Refuse } from './refusal';

export function checkTexts(pack: Source, refuse: Refuse): void {
  const need = (text: Text, at: string): void => {
    if (isBlank(text.en) || isBlank(text.cy)) refuse('text-missing', at);
  };
  const each = (list: 'roles' | 'notes' | 'questions' | 'routes' | 'requirements' | 'steps' | 'offences' | 'outcomes'): void => {
    for (const { code, text } of pack[list]) need(text, `${list}/${code}`);
  };
  need(pack.title, 'title');
  need(pack.source, 'source');
  each('roles');
  for (const term of pack.terms) {
    need(term.short, `terms/${term.code}`);
    need(term.long, `terms/${term.code}`);
  }
  each('notes');
  need(pack.advisory.missing, 'advisory');
  for (const list of ['questions', 'routes', 'requirements', 'steps', 'offences', 'outcomes'] as const) each(list);
  for (const role of ROLE) if (!pack.roles.some(({ code }) => code === role)) refuse('label-missing', `roles/${role}`);
  const { placeholder, en, cy } = pack.advisory;
  const blanks = [en, cy].map((wording) => wording?.split(placeholder).length ?? 2);
  if (placeholder === '' || blanks.some((pieces) => pieces !== 2)) refuse('advisory-placeholder', 'advisory');
}

/** Nothing but ASCII white space: a rule that both readers can follow to the letter. */
const isBlank = (text: string): boolean => /^[ \t\n\f\r]*$/.test(text);
