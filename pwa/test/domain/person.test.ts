import { describe, expect, it } from 'vitest';
import { ageOf, isChildOn } from '../../src/domain/person';

describe('an age as far as it is known', () => {
  const stated = { statedAge: { years: 14, source: 'school' as const, on: '2025-05-01' } };
  it('grows by whole years from the day it was stated', () => {
    expect(ageOf(stated, '2025-05-01')).toBe(14);
    expect(ageOf(stated, '2026-04-30')).toBe(14);
    expect(ageOf(stated, '2026-05-01')).toBe(15);
    expect(ageOf(stated, '2024-06-01')).toBe(13);
  });
  it('goes by the date of birth when there is one', () => expect(ageOf({ ...stated, dateOfBirth: '2010-01-01' }, '2026-01-01')).toBe(16));
  it('is not guessed', () => {
    expect(ageOf({}, '2026-01-01')).toBeNull();
    expect(isChildOn({}, '2026-01-01')).toBeNull();
  });
  it('ends childhood on the eighteenth birthday', () => {
    expect(isChildOn({ dateOfBirth: '2008-11-24' }, '2026-11-23')).toBe(true);
    expect(isChildOn({ dateOfBirth: '2008-11-24' }, '2026-11-24')).toBe(false);
  });
});
