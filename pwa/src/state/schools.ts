// The schools kept on this phone, searchable by words in any order.
import { signal } from '@preact/signals';
import type { Schemas } from '../contract/types';
import { readSchools } from '../db/schools';
import { fold, matchesWords } from '../domain/text';

export type School = Schemas['School'];
interface Indexed {
  school: School;
  folded: string;
}
const index = signal<Indexed[]>([]);
export const schoolsLoaded = signal(false);

export async function loadSchools(): Promise<void> {
  const all = await readSchools<School>();
  if (all.length !== index.value.length || !schoolsLoaded.value) {
    index.value = all.filter((s) => s.open).map((school) => ({ school, folded: fold([school.name, school.nameCy, school.town, school.postcode].filter(Boolean).join(' ')) })).sort((a, b) => (a.folded < b.folded ? -1 : 1));
  }
  schoolsLoaded.value = true;
}

export function findSchools(typed: string): School[] {
  return index.value.filter((entry) => matchesWords(entry.folded, typed)).map((entry) => entry.school);
}

export function schoolName(id: string | null | undefined): string | null {
  return index.value.find((entry) => entry.school.id === id)?.school.name ?? null;
}

export function schoolCountry(id: string): School['country'] | null {
  return index.value.find((entry) => entry.school.id === id)?.school.country ?? null;
}
