import { part } from '../part';
import { en } from './desk-en';

export const t = part({ en, cy: () => import('./desk-cy') });
export const { maybe } = t;
