import { describe, expect, it } from 'vitest';
import vectors from '../../../tests/vectors/reference.json';
import { LARGEST_NUMBER, makeReference, matchesReference, parseReference } from '../../src/domain/reference';

describe('a reference', () => {
  it.each(vectors.make)('of $prefix, number $counter, is $reference, as at the server', ({ prefix, counter, reference }) => {
    expect(makeReference(prefix, counter)).toBe(reference);
    expect(makeReference(prefix.toLowerCase(), counter)).toBe(reference);
  });
  it.each(vectors.parse)('typed as “$text” is read as the server reads it',
    ({ text, ...expected }) => expect(parseReference(text)).toEqual(expected));
  it('is left to the server when the phone has used up its numbers', () => {
    expect(makeReference('000', LARGEST_NUMBER)).not.toBeNull();
    expect(makeReference('000', LARGEST_NUMBER + 1)).toBeNull();
    expect(makeReference('000', 0)).toBeNull();
  });
  it('is never given twice by one phone', () => {
    const all = new Set<string>();
    for (let n = 1; n <= LARGEST_NUMBER; n++) all.add(makeReference('KV4', n)!);
    expect(all.size).toBe(LARGEST_NUMBER);
  });
  it('is found by any part of it, however it is typed', () => {
    expect(matchesReference('KV-4M2-7Q', 'kv4')).toBe(true);
    expect(matchesReference('KV-4M2-7Q', '4m2 7')).toBe(true);
    expect(matchesReference('KV-4M2-7Q', 'vk')).toBe(false);
  });
});
