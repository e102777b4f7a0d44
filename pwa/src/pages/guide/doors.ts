// What the link to a page is called.
import { t, type DoorKey } from '../../i18n/parts/guide';
import type { Guided } from '../../state/guidance';
import { termText } from './words';

const NAMES: [RegExp, DoorKey][] = [
  [/\/facts\/report$/, 'door.report'],
  [/\/advice$/, 'door.advice'],
  [/\/questions\/image_of_child\//, 'door.image'],
  [/\/people\/look-up$/, 'door.people'],
  [/\/school-procedures$/, 'door.procedures'],
  [/\/questions\/viewed\//, 'door.viewed'],
  [/\/viewings$/, 'door.viewings'],
  [/\/factors$/, 'door.factors'],
  [/\/crimes$/, 'door.crimes'],
  [/\/exhibits$/, 'door.exhibits'],
  [/\/questions\/device_involved\//, 'door.device'],
  [/\/questions\/adult_implicated\//, 'door.adult'],
  [/\/dates$/, 'door.dates'],
  [/\/restorative$/, 'door.restorative'],
  [/\/education$/, 'door.education'],
  [/\/close$/, 'door.close'],
];

export function pageLabel({ pack }: Pick<Guided, 'pack'>, href: string): string {
  if (href.endsWith('/referrals')) return t('door.referrals', { ppu: termText(pack, 'ppu') });
  const found = NAMES.find(([pattern]) => pattern.test(href));
  return found ? t(found[1]) : t('door.open');
}
