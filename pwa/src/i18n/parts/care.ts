import { part } from '../part';
import { en } from './care-en';

export const t = part({ en, cy: () => import('./care-cy') });
export const { tn } = t;
