// Writes about the items of a case: each becomes an entry of the outbox, in one transaction with the form it came from.
import type { Schemas } from '../contract/types';
import { enqueue } from '../db/outbox';
import type { NewEntry } from '../domain/entry';
import { idsIn, pathOf, type ItemKind } from '../domain/items';
import { makeEntry, type Making } from '../domain/plan-save';
import { versionFor } from '../domain/plan-send';
import { instant, now } from '../platform/clock';
import { uuidv7 } from '../platform/random';
import type { CaseView } from './case-view';
import { officer } from './session';
import { afterWrite, items } from './sync';

export type { ItemKind } from '../domain/items';
export type Somebody = Schemas['Somebody'];
export type Referral = Schemas['Referral'];
/** The next step of a referral; `agencies` may be left out. */
export type Step = Schemas['StepCreate'];

type Stamp = Pick<Making, 'newId' | 'writtenAt' | 'officerId'>;
const stamp = (): Stamp => ({ newId: () => uuidv7(), writtenAt: instant(now()), officerId: officer.value?.id ?? '' });
const addressOf = (view: CaseView, kind: ItemKind, id: string): string => `/incidents/${view.file.id}/${pathOf(kind)}/${id}`;

async function put(entries: NewEntry[], formId: string | null): Promise<void> {
  if (entries.length) await enqueue(entries, instant(), formId ? { store: 'forms', id: formId } : null);
  await afterWrite();
}

/** What must be at the server before a body that names it: the case, people and their parts in it, crimes, other items. */
function needed(view: CaseView, body: object): string[] {
  const ids = idsIn(body);
  const parts = ids.flatMap((id) => {
    const live = view.file.parties.filter((party) => party.personId === id && !party.withdrawn);
    // With a second part in the case, or one that has arrived, the person is on it whatever becomes of this one.
    return live.length === 1 && view.unsent.has(live[0]!.id) ? [live[0]!.id] : [];
  });
  return [...new Set([view.file.id, ...ids, ...parts])];
}

function creation(view: CaseView, kind: ItemKind, body: object, made: Stamp): NewEntry {
  const id = made.newId();
  const path = addressOf(view, kind, id);
  const head = { kind, method: 'PUT' as const, path, incidentId: view.file.id, resourceId: id, needs: needed(view, body) };
  return makeEntry(head, { ...body, writtenAt: made.writtenAt }, made);
}

/** Makes one item; gives its new id. `writtenAt` is added. */
export async function addItem(view: CaseView, kind: ItemKind, body: object, formId: string | null): Promise<string> {
  return (await addItems(view, [{ kind, body }], formId))[0]!;
}

/** Makes several in one go: all of them or none. */
export async function addItems(view: CaseView, writes: { kind: ItemKind; body: object }[], formId: string | null): Promise<string[]> {
  const made = stamp();
  const entries = writes.map(({ kind, body }) => creation(view, kind, body, made));
  await put(entries, formId);
  return entries.map((entry) => entry.head.resourceId);
}

/** Changes members of an item, or withdraws it (`withdrawnReason`). Nothing in the patch, nothing written. */
export async function changeItem(
  view: CaseView, kind: ItemKind, item: { id: string; etag: string }, patch: object, formId: string | null,
): Promise<void> {
  const before = Object.fromEntries(Object.keys(patch).map((key) => [key, (item as Record<string, unknown>)[key] ?? null]));
  const head = {
    kind, method: 'PATCH' as const, path: addressOf(view, kind, item.id), incidentId: view.file.id, resourceId: item.id,
    needs: [...new Set([...needed(view, patch), item.id])], ifMatch: versionFor(items.value, item.id, item.etag),
  };
  await put(Object.keys(patch).length ? [makeEntry(head, patch, stamp(), before)] : [], formId);
}

/** Adds the next step to a referral. It is an addition: no version goes with it, and one repeated after a lost answer is added once. */
export async function takeStep(
  view: CaseView, referral: Pick<Referral, 'id' | 'etag'>, step: Step, formId: string | null,
): Promise<void> {
  const head = {
    kind: 'referral' as const, method: 'POST' as const, path: `${addressOf(view, 'referral', referral.id)}/steps`, incidentId: view.file.id,
    resourceId: referral.id, needs: [...new Set([...needed(view, step), referral.id])], ifMatch: versionFor(items.value, referral.id, referral.etag),
  };
  await put([makeEntry(head, step, stamp())], formId);
}

/** The signed-in officer, as somebody who did or said something. */
export function me(): Somebody {
  return { officerId: officer.value?.id ?? null, name: officer.value?.displayName ?? null };
}
