// Erasing, by what each store declares. What is finished and not at the server yet loses the copy that this phone could read and keeps the
// one that only the server opens.
import { db, STORES, type Erase, type OutboxRow, type StoreName } from './open';
import { PERSONAL } from './meta';

/** What stays of `meta` when an officer leaves: what unsent work still needs in order to go up, and what the phone is called. */
const STAYS = new Set(['device', 'dropBoxes', 'lease', 'skewMs', 'dropped', 'revoked', 'lostDeviceId']);

/** The place in the feed goes with the cases that it has brought. */
const FEED = new Set(['listRead', 'cursor', 'toFetch']);

/** Erases, and says so only when it is done. Rows without a sealed copy for the server keep what they have: nothing finished is lost. */
export async function erase(when: Erase): Promise<{ kept: number }> {
  const base = await db();
  const names = Object.keys(STORES) as StoreName[];
  const tx = base.transaction(names, 'readwrite', { durability: 'strict' });
  for (const name of names) if (STORES[name].erase.includes(when)) await tx.objectStore(name).clear();
  const outbox = tx.objectStore('outbox');
  let kept = 0;
  for (const row of await outbox.getAll()) {
    if (row.state === 'sent') await outbox.delete(row.seq!);
    else {
      kept++;
      const { sealed, ...rest } = row;
      // Its key is gone with the vault: without a copy for the server nobody can read it any more, and it is said so.
      await outbox.put(rest.envelope ? (rest as OutboxRow) : { ...rest, sealed });
    }
  }
  const meta = tx.objectStore('meta');
  for (const key of await meta.getAllKeys()) {
    if (PERSONAL.has(key) || FEED.has(key) || (when === 'sign-out' && !STAYS.has(key))) await meta.delete(key);
  }
  await tx.done;
  return { kept };
}
