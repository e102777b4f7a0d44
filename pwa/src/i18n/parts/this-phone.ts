import { part } from '../part';
import { en } from './this-phone-en';

export const t = part({ en, cy: () => import('./this-phone-cy') });
export const { tn } = t;
