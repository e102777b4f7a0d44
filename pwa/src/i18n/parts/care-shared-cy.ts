// Drafts, to be read by a Welsh speaker.
import type { Texts } from '../part';
import type { en } from './care-shared-en';

export const cy: Texts<typeof en> = {
  'closed.title': 'Mae’r achos hwn ar gau',
  'closed.text': 'Ni ellir ychwanegu dim ato yma. Ailagorwch ef gyda rheswm yn gyntaf.',
  'closed.link': 'Ailagor yr achos',
  'noPack.title': 'Nid yw’r canllawiau ar gyfer yr achos hwn ar y ffôn hwn eto',
  'noPack.text': 'Daw gyda’r achos pan fydd signal. Cedwir yr hyn a gofnodwch yma, a’i anfon beth bynnag.',
  'gone.title': 'Nid yw hwn ar yr achos',
  'gone.text': 'Efallai iddo gael ei gofnodi ar ffôn arall heb gyrraedd yma eto, neu fod y cyfeiriad yn anghywir. Nid oes dim wedi’i golli.',
  'case': 'Achos',
  'unsent': 'Heb ei anfon eto',
  'written': 'Ysgrifennwyd gan {name}, {time}',
  'due': 'Erbyn {time}',
  'overdue': 'Yn hwyr ers {time}',
  'under13': 'O dan 13 oed',
  'ageUnknown': 'Oedran ddim yn hysbys: trinnir fel plentyn',
  'urgent': 'Brys',
  'how': 'Sut?',
  'how.here': 'Yma, yn Waymark',
  'how.here.hint': 'Mae’r uned yn ei ddarllen yn ei rhestr ei hun',
  'how.form': 'Ffurflen',
  'how.form.hint': 'Er enghraifft hysbysiad diogelu’r cyhoedd ar system yr heddlu',
  'how.email': 'E-bost',
  'how.phone': 'Dros y ffôn',
  'how.in_person': 'Wyneb yn wyneb',
  'how.other': 'Ffordd arall',
  'when': 'Pryd?',
  'by': 'Pwy wnaeth hyn?',
  'language': 'Iaith llythyrau',
};
