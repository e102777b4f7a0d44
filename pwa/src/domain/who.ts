// Somebody who did, said or was told something: a person of the case, an officer, or a name with what they are.

/** As typed and as written: `name` present means "somebody else", even while it is empty; an empty object is "not known yet". */
export interface Who {
  personId?: string | null;
  officerId?: string | null;
  name?: string | null;
  position?: string | null;
}

const text = (value: string | null | undefined): string | null => value?.trim() || null;

/** What is sent; null when nothing is known. */
export function whoToWire(who: Who | null): Who | null {
  if (!who) return null;
  const [name, position] = [text(who.name), text(who.position)];
  if (who.personId) return { personId: who.personId };
  if (who.officerId) return { officerId: who.officerId, ...(name ? { name } : {}) };
  return name || position ? { ...(name ? { name } : {}), ...(position ? { position } : {}) } : null;
}

/** As the server's limit of a name (api/domain/src/case/parts.rs). */
const LONGEST = 120;
function longer(field: string, who: Who): { field: string; code: string }[] {
  const parts = (['name', 'position'] as const).filter((part) => Array.from(who[part] ?? '').length > LONGEST);
  return parts.map((part) => ({ field: `${field}-${part}`, code: 'too-long' }));
}

/** Chosen, and if it is somebody else then named in some way. `optional`: "not known yet" will do, and so will nothing. */
export function checkWho(field: string, who: Who | null, optional = false): { field: string; code: string }[] {
  if (whoToWire(who)) return longer(field, who!);
  if (who && 'name' in who) return [{ field: `${field}-name`, code: 'required' }];
  return optional ? [] : [{ field: `${field}-other`, code: 'choose' }];
}
