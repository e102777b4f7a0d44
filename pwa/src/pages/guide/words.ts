// Names for what the guidance speaks about: people with their age, crimes by their offence, devices, what is owed.
import { t, tn } from '../../i18n/parts/guide';
import type { CaseFile } from '../../state/case-view';
import type { Guided, Source } from '../../state/guidance';
import { packText, personName, whoName } from './parts';
import type { Line, Subject } from './owed';

export const live = <T extends { withdrawn?: unknown }>(list: readonly T[]): T[] => list.filter((one) => !one.withdrawn);

/** "Carys Demo, 12". */
export function nameAge(guided: Guided, personId: string): string {
  const age = guided.ages.get(personId)?.atAct;
  const name = personName(guided.view.file, personId);
  return age === null || age === undefined ? t('person.ageNone', { name }) : t('person.age', { name, n: age });
}

export function offenceText(pack: Source, code: string | null | undefined): string | null {
  const offence = pack.offences.find((one) => one.code === code);
  return offence ? packText(offence.text) : null;
}

/** A crime by its offence; one that has none yet by its place in the list. */
export function crimeName(file: CaseFile, pack: Source, id: string): string {
  const at = file.items.crimes.findIndex((one) => one.id === id);
  const crime = file.items.crimes[at];
  return offenceText(pack, crime?.offence) ?? crime?.offenceWords ?? t('crime.nth', { n: at + 1 });
}

/** What something is about; null for the case as a whole. */
export function subjectName(guided: Guided, { subject, subjectId }: Subject): string | null {
  const { file } = guided.view;
  switch (subject) {
    case 'incident':
      return null;
    case 'crime':
      return crimeName(file, guided.pack, subjectId);
    case 'exhibit':
      return file.items.exhibits.find((one) => one.id === subjectId)?.description || t('exhibit.one');
    case 'viewing':
      return whoName(file, file.items.viewings.find((one) => one.id === subjectId)?.who);
    case 'referral': {
      const about = file.items.referrals.find((one) => one.id === subjectId)?.personId;
      return about ? nameAge(guided, about) : null;
    }
    default:
      return nameAge(guided, subjectId);
  }
}

/** What is owed, in the words of the pack. */
export function lineText(pack: Source, line: Pick<Line, 'kind' | 'code' | 'about'>): string {
  if (line.kind === 'problem') return t.maybe(`problem.${line.code}`) ?? t('problem.other');
  if (line.kind === 'correction') return t('tellAgain.owed');
  if (line.code === 'aggravating') return tn('factors.open', line.about.length);
  const list: readonly { code: string; text: Source['title'] }[] = line.kind === 'question' ? pack.questions : pack.requirements;
  const found = list.find((one) => one.code === line.code);
  return found ? packText(found.text) : line.code;
}

/** The words of an abbreviation, for labels of our own. */
export function termText(pack: Source, code: string): string {
  const term = pack.terms.find((one) => one.code === code);
  return term ? packText(term.long) : code.toLocaleUpperCase();
}

/** The words of the abbreviations in a text of the pack, which not everybody knows: "CID: Criminal Investigation Department". */
export function spelledOut(pack: Source, country: string | null | undefined, text: string): string | null {
  const known = pack.terms.filter(
    (one) =>
      (!one.country || one.country === country) &&
      /^\p{Lu}{2,}/u.test(packText(one.short)) &&
      new RegExp(`(^|[^\\p{L}])${packText(one.short)}($|[^\\p{L}])`, 'u').test(text),
  );
  return known.length ? known.map((one) => t('term', { short: packText(one.short), long: packText(one.long) })).join(', ') : null;
}
