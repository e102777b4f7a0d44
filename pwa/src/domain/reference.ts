// The incident's reference: seven characters that a phone makes with no signal and a person can read aloud.
// Twin of api/domain/src/reference.rs. No vowels (no words), no I, L, O, S or U (misread); 29 is prime, so that the check
// character finds every wrong character and every swap of two neighbours.
export const ALPHABET = '0123456789BCDFGHJKMNPQRTVWXYZ';
export const LARGEST_NUMBER = 29 ** 3 - 1;

function three(n: number): string {
  return [Math.floor(n / 841), Math.floor(n / 29), n].map((d) => ALPHABET[d % 29]).join('');
}

function check(six: string): string {
  const sum = Array.from(six).reduce((total, c, i) => total + ALPHABET.indexOf(c) * (i + 2), 0);
  return ALPHABET[sum % 29]!;
}

export function show(seven: string): string {
  return `${seven.slice(0, 2)}-${seven.slice(2, 5)}-${seven.slice(5)}`;
}

/** The reference of a device's n-th incident; null when the device has used up its numbers, and then the server gives one. */
export function makeReference(prefix: string, counter: number): string | null {
  if (counter < 1 || counter > LARGEST_NUMBER) return null;
  const six = prefix.toUpperCase() + three(counter);
  return show(six + check(six));
}

/** Reads a reference as a person types it (case, hyphens and spaces do not matter). */
export function parseReference(text: string): { reference: string } | { error: 'bad-format' | 'reference-check' } {
  if (text.length > 20) return { error: 'bad-format' };
  const seven = text.toUpperCase().replace(/[-\s]/g, '');
  if (seven.length !== 7 || Array.from(seven).some((c) => !ALPHABET.includes(c))) return { error: 'bad-format' };
  return check(seven.slice(0, 6)) === seven[6] ? { reference: show(seven) } : { error: 'reference-check' };
}

/** Whether what was typed so far is part of a reference. */
export function matchesReference(reference: string, typed: string): boolean {
  const plain = (s: string) => s.toUpperCase().replace(/[-\s]/g, '');
  return plain(reference).includes(plain(typed));
}
