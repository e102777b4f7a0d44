import { part } from '../part';
import { en } from './unit-en';

export const t = part({ en, cy: () => import('./unit-cy') });
export const { tn, maybe } = t;
