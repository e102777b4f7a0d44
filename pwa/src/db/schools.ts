// The public list of schools, whole, so that it can be searched without a network.
import { db } from './open';

export async function replaceSchools(schools: readonly { id: string }[]): Promise<void> {
  const tx = (await db()).transaction('schools', 'readwrite');
  await tx.store.clear();
  await Promise.all([...schools.map((school) => tx.store.put({ ...school })), tx.done]);
}

export async function readSchools<T>(): Promise<T[]> {
  return (await (await db()).getAll('schools')) as T[];
}
