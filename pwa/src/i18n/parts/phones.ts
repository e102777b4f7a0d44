import { part } from '../part';
import { en } from './phones-en';

export const t = part({ en, cy: () => import('./phones-cy') });
export const { tn } = t;
