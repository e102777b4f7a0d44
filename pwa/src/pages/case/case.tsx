// The case file comes with the rules of the guidance, as a file of its own: the first screen does without them.
import { lazy } from '../lazy';

export const CasePage = lazy(() => import('../guide/case-file').then((m) => m.CaseFilePage));
