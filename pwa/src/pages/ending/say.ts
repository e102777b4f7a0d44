// Whether the wording may be said to somebody for a crime, and what it then is. Word for word, from the pack; nothing of it is ours.
import type { CaseFile, Person } from '../../state/case-view';
import { filledWording, type Guided, type Source, type Text } from '../../state/guidance';

export type Crime = CaseFile['items']['crimes'][number];
export type Advisory = CaseFile['items']['advisories'][number];
export type WhyNot =
  | 'nobody'
  | 'closed'
  | 'no-crime'
  | 'no-crimes'
  | 'victim-only'
  | 'under-10'
  | 'not-against'
  | 'adult'
  | 'other-route'
  | 'route-open'
  | 'not-decided'
  | 'no-offence';
export type MaySay = { person: Person; crime: Crime; offence: Text } | { why: WhyNot };

const live = <T extends { withdrawn?: unknown }>(list: readonly T[]): T[] => list.filter((one) => !one.withdrawn);

const roleIn = (crime: Crime, personId: string) => crime.people.filter((link) => link.personId === personId).map((link) => link.role);

/** The crimes that stand against somebody. */
export function crimesAgainst(file: CaseFile, personId: string): Crime[] {
  return live(file.items.crimes).filter((crime) => roleIn(crime, personId).includes('offender'));
}

/** What is true of the person whatever the crime. */
export function whyNobody(guided: Guided, personId: string): WhyNot | null {
  const { file } = guided.view;
  const parts = live(file.parties).filter((party) => party.personId === personId);
  const seen = guided.evaluation.people.find((one) => one.personId === personId);
  if (!parts.length || !file.persons.some((one) => one.id === personId)) return 'nobody';
  if (file.status === 'closed') return 'closed';
  if (seen?.under10) return 'under-10';
  const crimes = live(file.items.crimes).filter((crime) => roleIn(crime, personId).length > 0);
  if (!crimesAgainst(file, personId).length) {
    if (crimes.some((crime) => roleIn(crime, personId).includes('involved_under_10'))) return 'under-10';
    return parts.some((party) => party.role === 'offender') ? 'no-crimes' : 'victim-only';
  }
  if (seen && !seen.child) return 'adult';
  const route = guided.evaluation.routes.find((one) => one.personId === personId);
  if (!route?.route) return 'route-open';
  if (route.route !== 'no_prosecution') return 'other-route';
  // "We have taken no further action" is true once a named person has decided so, and not while the rules only suggest it.
  return route.decided === 'no_prosecution' && !route.again ? null : 'not-decided';
}

export function maySay(guided: Guided, personId: string, crimeId: string): MaySay {
  const { file } = guided.view;
  const why = whyNobody(guided, personId);
  if (why) return { why };
  const crime = live(file.items.crimes).find((one) => one.id === crimeId);
  if (!crime) return { why: 'no-crime' };
  if (!roleIn(crime, personId).includes('offender')) return { why: 'not-against' };
  const offence = guided.pack.offences.find((one) => one.code === crime.offence);
  return offence ? { person: file.persons.find((one) => one.id === personId)!, crime, offence: offence.text } : { why: 'no-offence' };
}

export interface Said {
  language: 'en' | 'cy';
  text: string;
  /** As it stands in the text. */
  crimeWords: string;
}

/** The words in a language; null where there is no approved wording in it. Then nothing else may be said in its place. */
export function wordsFor(pack: Source, wordingCy: string | null, language: 'en' | 'cy', offence: Text): Said | null {
  const text = filledWording({ ...pack.advisory, cy: pack.advisory.cy ?? wordingCy ?? undefined }, language, offence);
  return text === undefined ? null : { language, text, crimeWords: offence[language] };
}

/** A text in its sentences, every character kept: put together again they are the text. */
export function sentences(text: string): string[] {
  return text.match(/[^.!?]*[.!?]+\s*|[^.!?]+$/g) ?? [text];
}

/** A piece of the text, and whether it is the crime's own words. */
export interface Piece {
  text: string;
  crime: boolean;
}
export function pieces(sentence: string, crimeWords: string): Piece[] {
  const at = sentence.indexOf(crimeWords);
  if (at < 0 || !crimeWords) return [{ text: sentence, crime: false }];
  const after = at + crimeWords.length;
  return [
    { text: sentence.slice(0, at), crime: false },
    { text: crimeWords, crime: true },
    { text: sentence.slice(after), crime: false },
  ].filter((piece) => piece.text);
}

/** What is on record for somebody, the newest first. */
export function onRecordFor(file: CaseFile, personId: string): Advisory[] {
  const at = (one: Advisory) => one.given?.at ?? one.notGiven?.at ?? one.writtenAt;
  return file.items.advisories.filter((one) => one.personId === personId).sort((a, b) => at(b).localeCompare(at(a)));
}

/** Givings that stand: not withdrawn and not in error. */
export function standing(records: readonly Advisory[], crimeId: string): Advisory[] {
  return records.filter((one) => one.crimeId === crimeId && !one.withdrawn && !one.givenInError);
}

/** What was said. The server's own text once it has answered; until then what stood on this screen. */
export function textSaid(advisory: Advisory): string | null {
  const given = advisory.given as (NonNullable<Advisory['given']> & { text?: string }) | null | undefined;
  return given?.wording?.text ?? given?.text ?? null;
}

/** Whether there is something true to hand over. */
export function hasCopy(advisory: Advisory): boolean {
  return !!advisory.given && !advisory.withdrawn && !advisory.givenInError && textSaid(advisory) !== null;
}
