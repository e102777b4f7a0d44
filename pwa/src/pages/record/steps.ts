// The journey's pages in order, and where each leads.
export const STEPS = ['school', 'report', 'reporter', 'reported', 'happened', 'narrative', 'people', 'check'] as const;
export type Step = (typeof STEPS)[number];

export const stepPath = (draftId: string, step: Step): string => `/record/${draftId}/${step}`;

/** After "check answers" sent an officer to one page, that page leads back to it. */
export function after(draftId: string, step: Step, fromCheck: boolean): string {
  return stepPath(draftId, fromCheck ? 'check' : (STEPS[STEPS.indexOf(step) + 1] ?? 'check'));
}
export function before(draftId: string, step: Step, fromCheck: boolean): string {
  const at = STEPS.indexOf(step);
  return fromCheck ? stepPath(draftId, 'check') : at > 0 ? stepPath(draftId, STEPS[at - 1]!) : '/';
}
