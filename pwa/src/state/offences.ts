// The pack's offences, found by the words that an officer would type, in both languages at once, as they stood on a day.
import type { Source } from '../rules';
import { fold } from '../domain/text';

export type Offence = Source['offences'][number];

/** "sent" finds "send": the same beginning, all but the last letter of the shorter word, and no fewer than three. */
function alike(typed: string, word: string): boolean {
  const shorter = Math.min(typed.length, word.length);
  let same = 0;
  while (same < shorter && typed[same] === word[same]) same++;
  return same >= Math.max(3, shorter - 1);
}
/** How well one typed word fits one word of the table: its beginning, its longer form, or nearly so. */
function fit(typed: string, word: string): number {
  if (word === typed) return 4;
  if (word.startsWith(typed)) return 3;
  if (word.length >= 3 && typed.startsWith(word)) return 2;
  return alike(typed, word) ? 1 : 0;
}

/** Words that say nothing of what was done, in both languages; those of one or two letters say nothing either. */
const LITTLE = new Set('and the with his her him them they that this from for was has had who gyda oedd wedi ond hwn hon nhw'.split(' '));
/** "s.160", "section 160" and "160" are the same. */
const words = (texts: readonly string[]): string[] =>
  fold(texts.join(' '))
    .split(' ')
    .map((word) => word.replace(/^ss?(?=\d)/, ''))
    .filter((word) => (word.length > 2 && !LITTLE.has(word)) || /\d/.test(word));

interface Weighed {
  word: string;
  weight: number;
}
/** What an officer would type weighs more than the words of the title, which many share; a word of a phrase less than one alone. */
function indexOf(offence: Offence): Weighed[] {
  const near = [...offence.words.en, ...offence.words.cy].flatMap((phrase) => {
    const parts = words([phrase]);
    return parts.map((word) => ({ word, weight: 3 / parts.length }));
  });
  return [...near, ...words([offence.text.en, offence.text.cy, offence.law, offence.classCode ?? '']).map((word) => ({ word, weight: 1 }))];
}

/** Whether it was law on a day (`YYYY-MM-DD`). */
export const wasLaw = (offence: Offence, day: string): boolean =>
  (!offence.from || offence.from <= day) && (!offence.to || day <= offence.to);

/** Those that fit, best first; a word that few of them have says more than one that many have. Nothing typed: all, in the pack's order. */
export function findOffences(offences: readonly Offence[], typed: string): Offence[] {
  const wanted = words([typed]);
  if (!wanted.length) return [...offences];
  const rows = offences.map((offence, place) => ({ offence, place, index: indexOf(offence), score: 0 }));
  for (const word of wanted) {
    const fits = rows.map(({ index }) => Math.max(0, ...index.map((one) => one.weight * fit(word, one.word))));
    const found = fits.filter((one) => one > 0).length;
    rows.forEach((row, at) => (row.score += found ? fits[at]! / found : 0));
  }
  return rows
    .filter((row) => row.score > 0)
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .map((row) => row.offence);
}
