// Where help is, in both languages, and the labels of the copy in the language in which the wording was given: the same as on the
// server's paper.
export interface Help {
  name: string;
  en: string;
  cy: string;
  /** Only where the school is in this country. */
  only?: 'wales';
}

export const HELP: readonly Help[] = [
  {
    name: 'Childline',
    en: 'Free and private, day or night: 0800 1111, childline.org.uk',
    cy: 'Am ddim ac yn breifat, ddydd neu nos: 0800 1111, childline.org.uk',
  },
  {
    name: 'Report Remove',
    en: 'Asks for a picture or video of you to be taken off the internet: childline.org.uk/remove',
    cy: 'Gofyn i lun neu fideo ohonoch gael ei dynnu oddi ar y rhyngrwyd: childline.org.uk/remove',
  },
  {
    name: 'CEOP',
    en: 'Tells a specialist if somebody is pressing or frightening you online: ceop.police.uk/safety-centre',
    cy: 'Rhoi gwybod i arbenigwr os oes rhywun yn pwyso arnoch neu’n eich dychryn ar-lein: ceop.police.uk/safety-centre',
  },
  {
    name: 'Meic',
    en: 'For children and young people in Wales, in Welsh or English: 080880 23456, text 84001, meic.cymru',
    cy: 'I blant a phobl ifanc yng Nghymru, yn Gymraeg neu’n Saesneg: 080880 23456, neges destun 84001, meic.cymru',
    only: 'wales',
  },
];

export const helpFor = (country: string | null | undefined): Help[] => HELP.filter((one) => !one.only || one.only === country);

/** The copy is in the language of the words on it, whatever the language of the screen. */
export const COPY = {
  en: {
    title: 'What has been recorded about you',
    reference: 'Reference',
    to: 'Given to',
    when: 'When',
    by: 'Given by',
    language: 'Language',
    own: 'English',
    words: 'What you were told',
    help: 'Where you can get help',
    keep: 'Keep this paper. If you have a question about it, give the reference above to the police on 101.',
  },
  cy: {
    title: 'Yr hyn sydd wedi’i gofnodi amdanoch',
    reference: 'Cyfeirnod',
    to: 'Rhoddwyd i',
    when: 'Pryd',
    by: 'Rhoddwyd gan',
    language: 'Iaith',
    own: 'Cymraeg',
    words: 'Yr hyn a ddywedwyd wrthych',
    help: 'Ble i gael cymorth',
    keep: 'Cadwch y papur hwn. Os oes gennych gwestiwn amdano, rhowch y cyfeirnod uchod i’r heddlu ar 101.',
  },
} as const;
