// @vitest-environment happy-dom
// Devices and viewings: what is sent, what is refused first, and that nothing asks what an image shows.
import { describe, expect, it } from 'vitest';
import {
  checkDevice,
  deviceFromWire,
  deviceToWire,
  keeper,
  newDevice,
  partOf,
  type DeviceAnswer,
  type Exhibit,
} from '../../../src/pages/evidence/device';
import { checkHandOver, handOverPatch } from '../../../src/pages/evidence/hand-over';
import { checkViewing, viewingToWire, type ViewingAnswer } from '../../../src/pages/evidence/viewing';

const at = { day: '24', month: '11', year: '2025', time: '10:30' };
const empty = { day: '', month: '', year: '', time: '' };
const instant = '2025-11-24T10:30:00.000Z';
const me = { officerId: 'o1', name: 'Demonstration officer' };
const fields = (errors: { field: string }[]) => errors.map((error) => error.field);
const handed: DeviceAnswer = {
  ...newDevice(at),
  thing: 'phone',
  owner: {},
  state: 'surrendered',
  holder: 'police',
  seizedBy: me,
  seal: ' S1 ',
  kept: 'Store',
  reason: 'typed before',
};
const kept = { id: 'x1', ...deviceToWire(handed), handOvers: [] } as unknown as Exhibit;

describe('a device', () => {
  it('that was refused needs neither reason nor seal, and is sent without what belongs to one handed over', () => {
    const refused: DeviceAnswer = { ...handed, state: 'refused', reason: '' };
    expect(checkDevice(refused)).toEqual([]);
    expect(deviceToWire(refused)).toMatchObject({ state: 'refused', seized: null, sealNumber: null, keptAt: null, reason: null });
  });
  it('handed over was taken by the police when it was handed over, if nothing else is said', () => {
    expect(deviceToWire(handed)).toMatchObject({ at: instant, seized: { at: instant, place: null }, sealNumber: 'S1', reason: null });
    expect(deviceToWire({ ...handed, seizedAt: { ...at, time: '12:00' } }).seized?.at).toBe('2025-11-24T12:00:00.000Z');
  });
  it('may stay with the school for now', () =>
    expect(deviceToWire({ ...handed, holder: 'school' })).toMatchObject({ state: 'surrendered', seized: null, keptAt: 'Store' }));
  it('is the same after it was read and not changed', () => expect(deviceToWire(deviceFromWire(kept), kept)).toEqual(deviceToWire(handed)));
  it('that has gone from hand to hand cannot become one that was refused', () => {
    const travelled = { ...kept, handOvers: [{ at: instant, from: me, to: me }] } as Exhibit;
    expect(fields(checkDevice({ ...handed, state: 'refused' }, travelled))).toEqual(['state-surrendered']);
    expect(fields(checkDevice({ ...handed, holder: 'school' }, travelled))).toEqual(['holder-police']);
  });
  it('goes on from whoever had it last, never before that', () => {
    const travelled = { ...kept, handOvers: [{ at: '2025-11-24T11:00:00Z', from: me, to: { position: 'Store' } }] } as Exhibit;
    expect(keeper(kept).at).toBe(instant);
    expect(keeper(travelled)).toEqual({ who: { position: 'Store' }, at: '2025-11-24T11:00:00Z' });
    const next = { from: { position: 'Store' }, to: { name: 'Lab' }, at: { ...at, time: '10:45' }, place: 'Lab', reason: '' };
    expect(fields(checkHandOver(next, travelled))).toEqual(['at-day']);
    const patch = handOverPatch({ ...next, at: { ...at, time: '12:00' } }, travelled) as { handOvers: unknown[]; keptAt: string };
    expect(patch.handOvers).toHaveLength(2);
    expect(patch.handOvers[0]).toEqual(travelled.handOvers![0]);
    expect(patch.keptAt).toBe('Lab');
  });
  it('has an address for itself and one for each of its forms', () => {
    expect(partOf('x1')).toEqual({ id: 'x1', part: null });
    expect(partOf('x1.hand-over')).toEqual({ id: 'x1', part: 'hand-over' });
    expect(partOf('x1.anything')).toEqual({ id: 'x1', part: null });
  });
});

describe('a viewing', () => {
  const seen: ViewingAnswer = {
    who: { name: '', position: 'Head of year' },
    at,
    atNotKnown: false,
    basis: 'accident',
    reason: '',
    told: 'no',
    toldWho: null,
    toldAt: at,
  };
  it('asks who, when, how, why and who was told, and nothing else', () => {
    expect(Object.keys(viewingToWire(seen)).sort()).toEqual(['at', 'basis', 'reason', 'told', 'who']);
  });
  it('may be at a time not known yet, with nobody told yet', () => {
    expect(checkViewing({ ...seen, at: empty, atNotKnown: true, basis: 'not_known' })).toEqual([]);
    expect(viewingToWire({ ...seen, at: empty, atNotKnown: true, basis: 'not_known' })).toMatchObject({
      at: null,
      basis: null,
      told: null,
    });
  });
  it('was not told of before it happened', () => {
    expect(fields(checkViewing({ ...seen, told: 'yes', toldWho: me, toldAt: { ...at, time: '10:00' } }))).toEqual(['told-at-day']);
  });
  it('left empty is refused with what is missing', () => {
    expect(fields(checkViewing({ ...seen, who: null, at: empty, basis: '', told: '' }))).toEqual([
      'who-other',
      'at-day',
      'basis-accident',
      'told-yes',
    ]);
  });
});
