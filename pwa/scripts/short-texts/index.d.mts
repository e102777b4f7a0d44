import type { Plugin } from 'vite';
export function shortTexts(): Plugin;
export function shortened(plan: Plan, named: string): Map<string, string>;
export interface Plan {
  catalogues: Map<string, Catalogue>;
  calls: { path: string; group: string; key: string }[];
}
export interface Catalogue {
  named: string[];
  unused: string[];
  numbers: Map<string, number>;
  later: boolean;
}
