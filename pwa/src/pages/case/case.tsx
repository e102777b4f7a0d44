// The case file comes with the rules of the guidance, in the file of the later pages: the first screen does without them.
import { lazy } from '../lazy';

export const CasePage = lazy(() => import('../later').then((all) => all.CaseFilePage));
