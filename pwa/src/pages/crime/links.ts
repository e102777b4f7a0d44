// Who a crime is about: victims and offenders, many to many; nobody under ten an offender.
import type { CaseFile } from '../../state/case-view';
import type { Evaluation } from '../../state/guidance';
import type { FormError } from '../../state/vocabulary';

export type Crime = CaseFile['items']['crimes'][number];
export type Link = Crime['people'][number];
export type LinkRole = Link['role'];
export interface MayBe {
  personId: string;
  roles: LinkRole[];
  under10: boolean;
}
const live = <T extends { withdrawn?: unknown }>(list: readonly T[]): T[] => list.filter((one) => !one.withdrawn);

/** Each person with the parts they can have in a crime: those they have in the incident. Somebody under ten is involved instead. */
export function mayBe(file: CaseFile, evaluation: Pick<Evaluation, 'people'> | null): MayBe[] {
  return file.persons.flatMap((person) => {
    const roles = new Set(
      live(file.parties)
        .filter((party) => party.personId === person.id)
        .map((party) => party.role),
    );
    const under10 = evaluation?.people.find((one) => one.personId === person.id)?.under10 ?? false;
    const may: LinkRole[] = [
      ...(roles.has('victim') ? (['victim'] as const) : []),
      ...(under10 && roles.size ? (['involved_under_10'] as const) : !under10 && roles.has('offender') ? (['offender'] as const) : []),
    ];
    return may.length ? [{ personId: person.id, roles: may, under10 }] : [];
  });
}

/** A link as one word, for the boxes of a form. */
export const wordOf = ({ role, personId }: Link): string => `${role}:${personId}`;
export function linkOf(word: string): Link {
  const [role = '', personId = ''] = word.split(':');
  return { role: role as LinkRole, personId };
}
/** Only what is still possible: a part may have been withdrawn since this was half-typed. */
export function possible(words: readonly string[], offered: readonly MayBe[]): string[] {
  return words.filter((word) => offered.some((one) => one.personId === linkOf(word).personId && one.roles.includes(linkOf(word).role)));
}

export function checkLinks(words: readonly string[], suspectUnknown: boolean): FormError[] {
  if (!words.length) return [{ field: 'people', code: 'required' }];
  return suspectUnknown && words.some((word) => linkOf(word).role === 'offender') ? [{ field: 'suspect-unknown', code: 'required' }] : [];
}

/** Why a crime reference may be a slip; it is saved as it is written all the same. */
export function referenceDoubt(reference: string, file: CaseFile, crimeId: string | null): 'own' | 'log' | 'twice' | 'digits' | null {
  const plain = (text: string | null | undefined): string => (text ?? '').replace(/[\s/-]/g, '').toUpperCase();
  const typed = plain(reference);
  if (!typed) return null;
  if (typed === plain(file.reference)) return 'own';
  if (typed === plain(file.report?.logReference)) return 'log';
  if (live(file.items.crimes).some((one) => one.id !== crimeId && plain(one.reference) === typed)) return 'twice';
  return (typed.match(/\d/g) ?? []).length < 3 ? 'digits' : null;
}

/** Who still has no crime in the part they have. The rules decide; without them it is counted from the links. */
export function withoutCrime(
  file: CaseFile,
  evaluation: Pick<Evaluation, 'people' | 'requirements'> | null,
): { personId: string; role: 'victim' | 'offender' }[] {
  if (evaluation) {
    const role = { victim_has_crime: 'victim', offender_has_crime: 'offender' } as const;
    return evaluation.requirements
      .filter((one) => one.state === 'owed' && one.requirement in role)
      .map((one) => ({ personId: one.subjectId, role: role[one.requirement as keyof typeof role] }));
  }
  const linked = new Set(live(file.items.crimes).flatMap((crime) => crime.people.map(wordOf)));
  return mayBe(file, null).flatMap(({ personId, roles }) =>
    roles.filter((role) => !linked.has(wordOf({ personId, role }))).map((role) => ({ personId, role: role as 'victim' | 'offender' })),
  );
}
