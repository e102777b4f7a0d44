// Texts of the parts that several groups of pages share.
export const en = {
  'who.me': 'Me ({name})',
  'who.other': 'Somebody else',
  'who.name': 'Name',
  'who.position': 'What they are',
  'who.positionHint': 'For example “safeguarding lead” or “duty sergeant”. A name or this is enough.',
  'note.title': 'Guidance note {code}',
  'note.titles': 'Guidance notes {codes}',
  'answer.yes': 'Yes',
  'answer.no': 'No',
  'answer.not_known': 'Not known yet',
  'person.lost': 'Somebody who is not on this case',
  'officer': 'An officer',
};
