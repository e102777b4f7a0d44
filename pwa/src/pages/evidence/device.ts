// A device as it is typed, and as it is sent. What belongs to another state than the one chosen is left out.
import type { CaseFile } from '../../state/case-view';
import { me } from '../../state/items';
import { checkWho, emptyTime, toWall, whoToWire, type FormError, type WallTime, type Who } from '../../state/vocabulary';
import { checkAfter, checkOptional, instantOf, LIMITS, optionalInstant, textOrNull, tooLong } from '../care/checks';
import { whoAnew } from '../care/parts';

export type Exhibit = CaseFile['items']['exhibits'][number];
export type HandOver = NonNullable<Exhibit['handOvers']>[number];
export const THINGS = ['phone', 'tablet', 'computer', 'storage', 'other'] as const;
export const STATES = ['surrendered', 'refused', 'not_present'] as const;

export interface DeviceAnswer {
  thing: '' | (typeof THINGS)[number];
  description: string;
  owner: Who | null;
  state: '' | (typeof STATES)[number];
  at: WallTime;
  reason: string;
  holder: '' | 'police' | 'school';
  seizedBy: Who | null;
  /** Empty: when it was handed over. */
  seizedAt: WallTime;
  seizedPlace: string;
  seal: string;
  number: string;
  property: string;
  kept: string;
}

export const newDevice = (at: WallTime): DeviceAnswer => ({
  thing: '',
  description: '',
  owner: null,
  state: '',
  at,
  reason: '',
  holder: '',
  seizedBy: me(),
  seizedAt: emptyTime,
  seizedPlace: '',
  seal: '',
  number: '',
  property: '',
  kept: '',
});

export function deviceFromWire(one: Exhibit): DeviceAnswer {
  return {
    thing: one.thing,
    description: one.description ?? '',
    owner: one.owner ?? {},
    state: one.state === 'returned' ? 'surrendered' : one.state,
    at: toWall(one.at),
    reason: one.reason ?? '',
    holder: one.state === 'surrendered' || one.state === 'returned' ? (one.seized ? 'police' : 'school') : '',
    seizedBy: one.seized?.by ?? me(),
    seizedAt: one.seized ? toWall(one.seized.at) : emptyTime,
    seizedPlace: one.seized?.place ?? '',
    seal: one.sealNumber ?? '',
    number: one.exhibitNumber ?? '',
    property: one.propertyReference ?? '',
    kept: one.keptAt ?? '',
  };
}

/** `known`: the device that is corrected. What the school has handed on is with the police, and what was given back was with them. */
export function checkDevice(value: DeviceAnswer, known: Exhibit | null = null): FormError[] {
  const errors = [
    ...(value.thing ? [] : [{ field: 'thing-phone', code: 'choose-one' }]),
    ...tooLong('description', value.description, LIMITS.name),
    ...checkWho('owner', value.owner, true),
    ...(value.state ? [] : [{ field: 'state-surrendered', code: 'choose-one' }]),
  ];
  if (!value.state) return errors;
  errors.push(...checkAfter('at', value.at, null));
  if (value.state !== 'surrendered') {
    const travelled = known && (known.handOvers?.length || known.returned);
    return [
      ...errors,
      ...(travelled ? [{ field: 'state-surrendered', code: 'history-rewritten' }] : []),
      ...tooLong('reason', value.reason, LIMITS.reason),
    ];
  }
  const police =
    value.holder === 'police'
      ? [
          ...checkWho('seized-by', value.seizedBy),
          ...checkOptional('seized-at', value.seizedAt),
          ...tooLong('seized-place', value.seizedPlace, LIMITS.name),
        ]
      : [];
  return [
    ...errors,
    ...(value.holder ? [] : [{ field: 'holder-police', code: 'choose-one' }]),
    ...(value.holder === 'school' && known && (known.handOvers?.length || known.returned)
      ? [{ field: 'holder-police', code: 'history-rewritten' }]
      : []),
    ...police,
    ...tooLong('seal', value.seal, LIMITS.reference),
    ...tooLong('number', value.number, LIMITS.reference),
    ...tooLong('property', value.property, LIMITS.reference),
    ...tooLong('kept', value.kept, LIMITS.name),
  ];
}

export function deviceToWire(value: DeviceAnswer, known: Exhibit | null = null) {
  const here = value.state === 'surrendered';
  const at = instantOf(value.at, known?.at ?? null);
  return {
    thing: value.thing,
    description: textOrNull(value.description),
    owner: whoAnew(whoToWire(value.owner)),
    state: here && known?.returned ? ('returned' as const) : value.state,
    at,
    reason: here ? null : textOrNull(value.reason),
    seized:
      here && value.holder === 'police'
        ? {
            at: optionalInstant(value.seizedAt, known?.seized?.at ?? null) ?? at,
            by: whoAnew(whoToWire(value.seizedBy)),
            place: textOrNull(value.seizedPlace),
          }
        : null,
    sealNumber: here ? textOrNull(value.seal) : null,
    exhibitNumber: here ? textOrNull(value.number) : null,
    propertyReference: here ? textOrNull(value.property) : null,
    keptAt: here ? textOrNull(value.kept) : null,
  };
}

/** Who has it now, and since when: the next hand-over starts there. */
export function keeper(one: Pick<Exhibit, 'seized' | 'handOvers' | 'at'>): { who: Who | null; at: string } {
  const last = one.handOvers?.at(-1);
  return last ? { who: last.to, at: last.at } : { who: one.seized?.by ?? null, at: one.seized?.at ?? one.at };
}

export type Part = 'change' | 'hand-over' | 'returned' | null;
/** `new`, `{exhibit}`, or `{exhibit}.{form}`: each form keeps its own half-typed answers. */
export function partOf(param: string): { id: string; part: Part } {
  const [id = '', part = null] = param.split('.');
  return { id, part: part === 'change' || part === 'hand-over' || part === 'returned' ? part : null };
}
