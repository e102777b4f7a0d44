// Text as people search it, and text that is no text.

/** Lower case without diacritics: "Tŷ Gwyn" is found by "ty gwyn". */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’'`.]/g, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** Whether every word typed begins a word of the text, in any order. */
export function matchesWords(folded: string, typed: string): boolean {
  const words = folded.split(' ');
  return fold(typed).split(' ').filter(Boolean).every((wanted) => words.some((word) => word.startsWith(wanted)));
}

const DATA_URI = /data:[^,\s]{0,100}(;base64|\/)[^,\s]{0,100},/i;
const ENCODED_RUN = /[A-Za-z0-9+/=_-]{256,}/;

/** The same in lines, as mail programs and terminals break it: no four words of prose in a row are that long. */
const ENCODED_LINES = /(?:[A-Za-z0-9+/_-]{40,}={0,2}\s+){3}[A-Za-z0-9+/_-]{40,}/;

/** A picture written as text: a data URI, or a run of 256 or more characters of base64 or hex. The server looks deeper; this is the first door. */
export function looksLikeMedia(text: string): boolean {
  if (text.length < 12) return false;
  const plain = text.normalize('NFKC').replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '');
  return DATA_URI.test(plain) || ENCODED_RUN.test(plain) || ENCODED_LINES.test(plain);
}
