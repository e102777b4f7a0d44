// Drafts, to be reviewed by a Welsh speaker. The keys are those of phones-en.ts.
import type { Texts } from '../part';
import type { en } from './phones-en';

export const cy: Texts<typeof en> = {
  'lead': 'Tynnwch ffôn o ddefnydd cyn gynted ag y bydd ar goll.',
  'here': 'Y ffôn hwn',
  'unsent': { one: '{n} eitem heb ei hanfon ers {day}', other: '{n} eitem heb eu hanfon ers {day}' },
  'lost': 'Wedi’u gwneud ar y ffôn hwn a heb gyrraedd: {n}',
  'low': 'Ychydig o le sydd ar ôl',
  'began': 'Cafodd ei storfa ei dileu, a dechreuodd o’r newydd',
  'revoked': 'Wedi’i dynnu o ddefnydd',
  'revoke': 'Ei dynnu o ddefnydd',
  'revoke.lead': 'Ar gyfer ffôn sydd ar goll, wedi’i ddwyn neu wedi’i roi’n ôl. Caiff pwy bynnag sydd wedi mewngofnodi arno ei allgofnodi ar unwaith. Y tro nesaf y daw i gyswllt, caiff popeth darllenadwy arno ei ddileu. Derbynnir o hyd yr hyn a orffennwyd arno ac nas anfonwyd, ac mae’n aros am oruchwyliwr. Ni ellir dadwneud hyn.',
  'revoke.sure': 'Tynnu’r ffôn hwn o ddefnydd am byth: {name}?',
  'erased': 'Dilëwyd yr hyn a oedd yn ddarllenadwy arno {time}.',
  'notErased': 'Mae’r hyn sydd arno wedi’i selio. Nid yw wedi dweud eto iddo gael ei ddileu.',
  'holdings': 'Beth oedd ar y ffôn hwn',
  'holdings.lead': 'Achosion a ddarllenwyd neu a ysgrifennwyd arno, yn ôl y cofnod. Cofnodir hefyd eich bod yn edrych.',

  'held.lead': 'Fe’u cedwir, ond nid ydynt mewn achos nes i chi benderfynu. Ni chollir dim yn y cyfamser.',
  'held.none': 'Nid oes dim yn aros am benderfyniad.',
  'held.handed': 'Trosglwyddwyd i chi',
  'held.erased': 'Ni allai ei ffôn ei chywiro mwyach',
  'held.revoked': 'Roedd ei ffôn wedi’i dynnu o ddefnydd',
  'held.reassigned': 'Ysgrifennwyd cyn trosglwyddo’r achos',
  'held.says': '{name} yn dweud',
  'held.refused': 'Pam y’i gwrthodwyd',
  'decide': 'Eich penderfyniad',
  'take': 'Ei derbyn i’r achos',
  'take.hint': 'Yn enw {name}, gyda’r amser yr ysgrifennwyd hi',
  'aside': 'Ei rhoi o’r neilltu',
  'aside.hint': 'Nid yn yr achos. Fe’i cedwir gyda’ch rheswm',
  'taken': 'Derbyniwyd i’r achos',
  'why': 'Pam?',
  'why.required': 'Ysgrifennwch pam',
  'team.phones': 'Ffonau â gwaith nad yw wedi cyrraedd: {n}',
};
