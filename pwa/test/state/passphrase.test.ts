import { describe, expect, it } from 'vitest';
import { pinIsGood, strengthOf } from '../../src/state/passphrase';

describe('a passphrase', () => {
  it.each([['', 'short'], ['elevenchars', 'short'], ['ỽỽỽỽỽỽỽỽỽỽỽ', 'short'], ['aaaaaaaaaaaaaaaa', 'easy'], ['password1234', 'easy'], ['Waymark Waymark', 'easy'],
    ['qwertyuiop12', 'easy'], ['heddlu heddlu 1', 'easy'], ['kettle violet', 'good'], ['lantern orchard violet kettle', 'strong'], ['llusern perllan fioled', 'strong'], ['x9!Kd0-2wQz', 'short'],
    ['x9!Kd0-2wQzT', 'good']])('%j is %s', (typed, strength) => expect(strengthOf(typed)).toBe(strength));
  it('is not good because it is the officer’s own name with something at its end', () => {
    expect(strengthOf('demo.officer1', 'demo.officer')).toBe('easy');
    expect(strengthOf('demo.officer and a kettle', 'demo.officer')).toBe('good');
  });
  it('is counted in characters and not in what they take to store', () => expect(strengthOf('😀'.repeat(11))).toBe('short'));
});

describe('a PIN', () => {
  it.each([['482913', true], ['48291', false], ['111111', false], ['123456', false], ['654321', false], ['246802', true], ['48291a', false], ['', false]])('%j: %s', (pin, good) =>
    expect(pinIsGood(pin)).toBe(good));
});
