import { part } from '../part';
import { en } from './guide-work-en';

export const t = part({ en, cy: () => import('./guide-work-cy') });
export const { tn } = t;
