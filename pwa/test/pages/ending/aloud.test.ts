// Which voice may read the wording aloud.
import { expect, it } from 'vitest';
import { ownVoice } from '../../../src/pages/ending/aloud';

const voice = (lang: string, localService: boolean, isDefault = false) => ({ lang, localService, default: isDefault });

it('a voice that sends the words to a service is never used', () => {
  expect(ownVoice([voice('en-GB', false, true)], 'en')).toBeNull();
});
it('a voice of another language is never used: English is not read as Welsh', () => {
  expect(ownVoice([voice('en-GB', true, true)], 'cy')).toBeNull();
  expect(ownVoice([voice('cy', true)], 'en')).toBeNull();
});
it('of those on the phone the British one is taken, then the phone’s own choice, then any', () => {
  expect(ownVoice([voice('en-US', true, true), voice('en_GB', true)], 'en')?.lang).toBe('en_GB');
  expect(ownVoice([voice('en-AU', true), voice('en-US', true, true)], 'en')?.lang).toBe('en-US');
  expect(ownVoice([voice('cy-GB', true)], 'cy')?.lang).toBe('cy-GB');
  expect(ownVoice([], 'en')).toBeNull();
});
