import { part } from '../part';
import { en } from './evidence-en';

export const t = part({ en, cy: () => import('./evidence-cy') });
export const { tn } = t;
