// What a person's age and part mean for a case. Twin of api/domain/src/person.rs and party.rs.
import { ageOn } from './london';
import type { WirePerson } from './answers';

/** "Child" ends on the eighteenth birthday (Sexual Offences Act 2003 s.45). */
export const ADULT_AT = 18;
/** Roles in which a child counts as involved and is owed a notification. */
export const INVOLVED: readonly string[] = ['victim', 'offender', 'witness', 'other'];

type Aged = Pick<WirePerson, 'dateOfBirth' | 'statedAge'>;

/** The age on a day, as far as it is known. A stated age grows by whole years from the day it was stated. */
export function ageOf(person: Aged | undefined, day: string): number | null {
  if (person?.dateOfBirth) return ageOn(person.dateOfBirth, day);
  return person?.statedAge ? person.statedAge.years + ageOn(person.statedAge.on, day) : null;
}

/** Known to be a child, known to be an adult, or not known. */
export function isChildOn(person: Aged | undefined, day: string): boolean | null {
  const age = ageOf(person, day);
  return age === null ? null : age < ADULT_AT;
}
