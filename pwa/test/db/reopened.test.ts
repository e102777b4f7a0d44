// What is stored outlives the app: this is asked of IndexedDB itself.
import { beforeEach, describe, expect, it } from 'vitest';
import { db, eraseEverything } from '../../src/db/open';
import { creation, put } from '../support/outbox';

beforeEach(eraseEverything);

describe('the outbox', () => {
  it('loses nothing when the app is killed and opened again', async () => {
    await put(creation('person', 'p1'), creation('incident', 'i1'));
    (await db()).close();
    const raw = await new Promise<number>((resolve, reject) => {
      const request = indexedDB.open('waymark');
      request.onerror = () => reject(new Error('closed for good'));
      request.onsuccess = () => {
        const count = request.result.transaction('outbox').objectStore('outbox').count();
        count.onsuccess = () => {
          resolve(count.result);
          request.result.close();
        };
      };
    });
    expect(raw).toBe(2);
  });
});
