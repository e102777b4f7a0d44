import { describe, expect, it } from 'vitest';
import { keepCase, readCase } from '../../src/db/cases';
import type { Schemas } from '../../src/contract/types';
import type { EntryHead } from '../../src/domain/entry';
import { emptyItems } from '../../src/domain/items';
import { keepAnswers, type Arrived } from '../../src/sync/arrived';

type File = Schemas['CaseFile'];
const file = (id: string) =>
  ({ id, reference: 'KV-4M2-7D', serious: true, status: 'open', guidancePack: '2016.1', version: 1, writtenAt: '2026-11-24T09:00:00.000Z', receivedAt: '2026-11-24T09:00:01.000Z',
    updatedAt: '2026-11-24T09:00:01.000Z', officer: { id: 'o', displayName: 'Demonstration officer' }, etag: '"1.1"', parties: [], persons: [], notes: [], items: emptyItems() }) as unknown as File;
const keepAnswer = (head: EntryHead, answer: Arrived['answer']) => keepAnswers([{ head, answer }]);
const head = (kind: string, incidentId: string, resourceId: string) => ({ kind, incidentId, resourceId }) as EntryHead;
const viewing = { id: 'v1', who: { name: 'Demonstration' }, state: null, version: 1, etag: '"1"', writtenAt: '2026-11-24T09:00:00.000Z' };

describe('what the server answered to a write', () => {
  it('is in the case file at once, under the version by which the whole case is read again', async () => {
    await keepCase('c1', '2026-11-24T09:00:01.000Z', '"1.1"', file('c1'), {});
    await keepAnswer(head('viewing', 'c1', 'v1'), viewing);
    await keepAnswer(head('viewing', 'c1', 'v1'), { ...viewing, version: 2, etag: '"2"' } as never);
    const stored = await readCase<File>('c1');
    expect(stored!.file.items.viewings.map((one) => one.etag)).toEqual(['"2"']);
    expect(stored!.etag).toBe('"1.1"');
  });
  it('that says nothing but the id changes nothing, and neither does one of a case that was never read', async () => {
    await keepCase('c2', '2026-11-24T09:00:01.000Z', '"1.1"', file('c2'), {});
    await keepAnswer(head('viewing', 'c2', 'v1'), { id: 'v1' });
    expect((await readCase<File>('c2'))!.file.items.viewings).toEqual([]);
    await keepAnswer(head('viewing', 'c3', 'v1'), viewing);
    expect(await readCase('c3')).toBeNull();
  });
  it('of a new incident is its case file', async () => {
    await keepAnswer(head('incident', 'c4', 'c4'), file('c4'));
    expect((await readCase<File>('c4'))!.etag).toBe('"1.1"');
  });
});
