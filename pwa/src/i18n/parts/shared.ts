import { part } from '../part';
import { en } from './shared-en';

export const t = part({ en, cy: () => import('./shared-cy') });
