import { part } from '../part';
import { en } from './guide-en';

export const t = part({ en, cy: () => import('./guide-cy') });
export const { tn } = t;
export type DoorKey = Extract<keyof typeof en, `door.${string}`>;
