/** One reason why a pack is refused. */
export interface Refusal {
  /** A stable code. */
  code: string;
  /** What it is about: a list of the pack and the code of the member. */
  at: string;
}
/** Puts a refusal on the list. */
export type Refuse = (code: string, at: string) => void;

/** Lists of a pack whose members have codes. */
export const LISTS = ['roles', 'terms', 'notes', 'questions', 'routes', 'requirements', 'steps', 'offences', 'outcomes'] as const;
