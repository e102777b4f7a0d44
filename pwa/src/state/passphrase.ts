// How good a passphrase is, as far as can be said without a dictionary. The vault asks for twelve characters; what is easy to guess at
// that length is refused here, so that nobody is told "good" about the same key pressed twelve times.

export const SHORTEST = 12;
export const PIN_SHORTEST = 6;
export type Strength = 'short' | 'easy' | 'good' | 'strong';

/** What people type first, in both languages, and rows of keys. */
const EASY = /waymark|passw|passphrase|cyfrin|police|heddlu|qwert|asdf|letmein|0123|1234|2345|6789|abcd/g;
export const lengthOf = (text: string): number => Array.from(text.normalize('NFKC')).length;
const different = (text: string): number => new Set(text).size;

/** `name` is the officer's own, which is no secret. */
export function strengthOf(passphrase: string, name = ''): Strength {
  const length = lengthOf(passphrase);
  if (length < SHORTEST) return 'short';
  const plain = passphrase.toLowerCase();
  const rest = (name.length > 2 ? plain.replaceAll(name.toLowerCase(), '') : plain).replace(EASY, '').replace(/\s/g, '');
  if (rest.length < 8 || different(rest) < 5) return 'easy';
  return length >= 20 && different(rest) >= 8 ? 'strong' : 'good';
}

/** Six figures or more, and not one that everybody tries: all the same, or counting up or down. */
export function pinIsGood(pin: string): boolean {
  if (pin.length < PIN_SHORTEST || /\D/.test(pin)) return false;
  const steps = Array.from(pin).slice(1).map((digit, at) => Number(digit) - Number(pin[at]));
  return new Set(steps).size > 1;
}
