// Officers to whom a case can be handed over. Read when it is asked for.
import type { Schemas } from '../contract/types';
import { readAllPages, type Answer } from './reading';
import { officer } from './session';

export type Colleague = Schemas['Colleague'];

/** Those who record cases, without the signed-in officer and the one whose case it is already. */
export function whoCanHave(all: readonly Colleague[], owner: string, me: string | undefined): Colleague[] {
  const able = all.filter((one) => (one.role === 'schools_officer' || one.role === 'supervisor') && one.id !== owner);
  const mine = all.find((one) => one.id === me)?.team;
  const near = (one: Colleague) => (one.team && one.team === mine ? 0 : 1);
  return able.sort((a, b) => near(a) - near(b) || a.displayName.localeCompare(b.displayName));
}

export async function readColleagues(owner: string): Promise<Answer<Colleague[]>> {
  const answer = await readAllPages<Colleague>('/officers');
  return 'failed' in answer ? answer : { value: whoCanHave(answer.value.items, owner, officer.value?.id) };
}
