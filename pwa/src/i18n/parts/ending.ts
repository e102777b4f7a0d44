import { part } from '../part';
import { en } from './ending-en';

export const t = part({ en, cy: () => import('./ending-cy') });
export const { tn } = t;
