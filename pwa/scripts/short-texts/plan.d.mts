import type { Plan } from './index.mjs';
export function plan(root: string): Plan;
