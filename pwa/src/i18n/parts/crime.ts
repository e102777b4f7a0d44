import { part } from '../part';
import { en } from './crime-en';

export const t = part({ en, cy: () => import('./crime-cy') });
export const { tn } = t;
