import { part } from '../part';
import { en } from './papers-en';

export const t = part({ en, cy: () => import('./papers-cy') });
export const { maybe } = t;
