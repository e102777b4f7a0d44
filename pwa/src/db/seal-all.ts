// Seals what an earlier version of the app stored readable. Each row by itself, so that a kill in between costs nothing: what is sealed is
// left alone the next time.
import { isSealed, seal, type Sealed } from '../vault/door';
import { db } from './open';
import { sealPrefix, setMeta, type Meta } from './meta';

const KEPT = ['drafts', 'forms', 'cases', 'list', 'outstanding'] as const;

export async function sealEverything(): Promise<void> {
  const base = await db();
  for (const store of KEPT) {
    for (const row of await base.getAll(store)) {
      if (isSealed(row.sealed)) continue;
      const sealed = await seal<unknown>(row.sealed, { store, id: row.id });
      const tx = base.transaction(store, 'readwrite', { durability: 'strict' });
      const now = await tx.store.get(row.id);
      // Thrown away or saved anew meanwhile: then that stands.
      if (now && !isSealed(now.sealed)) await tx.store.put({ ...row, sealed });
      await tx.done;
    }
  }
  for (const row of await base.getAll('outbox')) {
    if (!row.sealed || isSealed(row.sealed)) continue;
    const sealed = await seal(row.sealed as unknown, { store: 'outbox', id: row.head.idempotencyKey });
    const tx = base.transaction('outbox', 'readwrite', { durability: 'strict' });
    const now = await tx.store.get(row.seq!);
    if (now?.head.idempotencyKey === row.head.idempotencyKey && !isSealed(now.sealed)) await tx.store.put({ ...now, sealed: sealed as Sealed<never> });
    await tx.done;
  }
  for (const key of ['officer', 'sealing'] as const) {
    const value = (await base.get('meta', key)) as Meta[typeof key] | undefined;
    if (value && !isSealed(value)) await setMeta(key, value);
  }
  await sealPrefix();
}
