// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { clock, day, dayAndTime, plainDate } from '../../src/i18n/format';
import { language, maybe, setLanguage, startLanguage, t, tn } from '../../src/i18n';

afterEach(async () => {
  await setLanguage('en');
  localStorage.clear();
});

describe('a text by number', () => {
  it('in English has two forms, and “nobody” where there is one', () => {
    expect([0, 1, 2, 21].map((n) => tn('home.children', n))).toEqual(['0 children', '1 child', '2 children', '21 children']);
    expect(tn('people.count', 0)).toBe('Nobody added yet');
  });
  it('in Welsh has six, with the mutations of the numbers', async () => {
    await setLanguage('cy');
    expect([0, 1, 2, 3, 4, 6, 7, 11].map((n) => tn('home.children', n))).toEqual(['Dim plant', '1 plentyn', '2 blentyn', '3 phlentyn',
      '4 plentyn', '6 phlentyn', '7 plentyn', '11 plentyn']);
    expect([1, 2, 3, 5].map((n) => tn('clock.minutes', n))).toEqual(['1 munud', '2 funud', '3 munud', '5 munud']);
    expect([1, 2, 3, 6].map((n) => tn('item.attempts', n))).toEqual(['1 cynnig', '2 gynnig', '3 chynnig', '6 chynnig']);
  });
});

describe('a text', () => {
  it('has its placeholders filled, and shows one that nobody filled', () => {
    expect(t('signIn.againLead', { name: 'A. {name} Demo' })).toBe(
      'Signed in on this phone: A. {name} Demo. Everything recorded here is kept.');
    expect(t('case.officer')).toBe('Recorded by {name}');
    expect(t('home.title', { name: 'x' })).toBe('Cases');
  });
  it('of a code from outside is there or not, and never somebody else’s property', () => {
    expect(maybe('problem.stale')).toBe('Somebody else changed the same thing after you read it.');
    for (const code of ['problem.of-tomorrow', 'toString', 'constructor', '__proto__', 'home.children']) expect(maybe(code)).toBeNull();
  });
});

describe('the language', () => {
  it('switches at once and is kept', async () => {
    await setLanguage('cy');
    expect([t('action.continue'), document.documentElement.lang, language.value]).toEqual(['Parhau', 'cy', 'cy']);
    await setLanguage('en');
    await startLanguage();
    expect(t('action.continue')).toBe('Continue');
    localStorage.setItem('waymark.language', 'cy');
    await startLanguage();
    expect(t('action.back')).toBe('Yn ôl');
  });
});

describe('dates and times', () => {
  it('are of London, on the 24-hour clock, in the language of the app', async () => {
    const iso = '2026-07-14T23:05:00.000Z';
    expect([dayAndTime(iso), clock(iso)]).toEqual(['Wed, 15 Jul 2026, 00:05', '00:05']);
    await setLanguage('cy');
    expect(day(iso)).toContain('Gorff');
  });
  it('without a time have no time zone', () => expect(plainDate('2009-03-27')).toBe('27 March 2009'));
});
