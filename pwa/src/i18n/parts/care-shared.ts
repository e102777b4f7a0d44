import { part } from '../part';
import { en } from './care-shared-en';

export const t = part({ en, cy: () => import('./care-shared-cy') });
