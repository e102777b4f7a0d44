import { describe, expect, it } from 'vitest';
import { newestInForce, wantedPacks } from '../../src/domain/packs';

const packs = [['2099.1', '2099-01-01'], ['2016.1', '2016-11-01'], ['2024.1-draft', null], ['2020.1', '2020-04-01']].map(([id, inForceFrom]) => ({ id: id!, inForceFrom: inForceFrom! }));

describe('the pack that a new case falls under', () => {
  it.each([['2016-10-31', undefined], ['2016-11-01', '2016.1'], ['2020-03-31', '2016.1'], ['2020-04-01', '2020.1'], ['2100-01-01', '2099.1']])('on %s is %s', (day, id) =>
    expect(newestInForce(packs, day)?.id).toBe(id));
});

describe('the packs that a phone holds', () => {
  it('are those of its cases, the newest in force, and those to come', () => {
    expect([...wantedPacks(packs, new Set(['2016.1']), '2026-11-24')].sort()).toEqual(['2016.1', '2020.1', '2099.1']);
    expect([...wantedPacks([], new Set(['2016.1']), '2026-11-24')]).toEqual(['2016.1']);
  });
});
