// The sixteen kinds of items of a case: their names in addresses and in the case file. Twin of api/domain/src/case/mod.rs.

/** [kind, its part of the address, its list in the case file]. */
const KINDS = [
  ['crime', 'crimes', 'crimes'],
  ['referral', 'referrals', 'referrals'],
  ['exhibit', 'exhibits', 'exhibits'],
  ['viewing', 'viewings', 'viewings'],
  ['answer', 'answers', 'answers'],
  ['decision', 'decisions', 'decisions'],
  ['advisory', 'advisories', 'advisories'],
  ['restorative_meeting', 'restorative-meetings', 'restorativeMeetings'],
  ['education_input', 'education-inputs', 'educationInputs'],
  ['school_procedures', 'school-procedures', 'schoolProcedures'],
  ['parent_contact', 'parent-contacts', 'parentContacts'],
  ['signposting', 'signpostings', 'signpostings'],
  ['advice', 'advice', 'advice'],
  ['act_dates', 'act-dates', 'actDates'],
  ['closure', 'closures', 'closures'],
  ['mark', 'marks', 'marks'],
] as const;

export type ItemKind = (typeof KINDS)[number][0];
export type ItemList = (typeof KINDS)[number][2];
export const ITEM_KINDS: readonly ItemKind[] = KINDS.map(([kind]) => kind);

const find = (kind: ItemKind) => KINDS.find(([code]) => code === kind)!;
/** Its part of the address: `/incidents/{id}/crimes/{item}`. */
export const pathOf = (kind: ItemKind): string => find(kind)[1];
/** Its list in `items` of the case file. */
export const listOf = (kind: ItemKind): ItemList => find(kind)[2];
export const isItemKind = (kind: string): kind is ItemKind => (ITEM_KINDS as readonly string[]).includes(kind);

/** The lists of a case that has no items yet. */
export function emptyItems(): Record<ItemList, never[]> {
  return Object.fromEntries(KINDS.map(([, , list]) => [list, []])) as unknown as Record<ItemList, never[]>;
}

/** Ids that a body names and that no server knows before this phone has told it: people, crimes, other items, another case. */
export function idsIn(body: unknown): string[] {
  if (Array.isArray(body)) return body.flatMap(idsIn);
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([key, value]) => (typeof value === 'string' ? (NAMED.test(key) ? [value] : []) : idsIn(value)));
}
/** Officers and schools are the server's own. */
const NAMED = /^(person|crime|incident|item|wrongPerson|rightPerson)Id$/;
