// Drafts, to be reviewed by a Welsh speaker. The keys are those of shared-en.ts.
import type { Texts } from '../part';
import type { en } from './shared-en';

export const cy: Texts<typeof en> = {
  'who.me': 'Fi ({name})',
  'who.other': 'Rhywun arall',
  'who.name': 'Enw',
  'who.position': 'Beth yw eu rôl',
  'who.positionHint': 'Er enghraifft “arweinydd diogelu” neu “rhingyll ar ddyletswydd”. Mae enw neu hyn yn ddigon.',
  'note.title': 'Nodyn canllaw {code}',
  'note.titles': 'Nodiadau canllaw {codes}',
  'answer.yes': 'Ydy / Oes',
  'answer.no': 'Nac ydy / Nac oes',
  'answer.not_known': 'Ddim yn hysbys eto',
  'person.lost': 'Rhywun nad yw ar yr achos hwn',
  'officer': 'Swyddog',
};
