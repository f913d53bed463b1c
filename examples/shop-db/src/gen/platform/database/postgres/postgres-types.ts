import type { ValueKind } from '../table.ts';

/** The type of a column of a result: what its values are, and whether they are lists. */
export interface ResultType {
  readonly kind: ValueKind;
  readonly isArray: boolean;
}

/** Object identifiers of PostgreSQL's own types, with those of their arrays. The same on every server. */
const ownTypes: readonly (readonly [kind: ValueKind, type: number, array: number])[] = [
  ['boolean', 16, 1000],
  ['bytes', 17, 1001],
  ['text', 18, 1002],
  ['text', 19, 1003],
  ['int64', 20, 1016],
  ['integer', 21, 1005],
  ['integer', 23, 1007],
  ['text', 25, 1009],
  ['integer', 26, 1028],
  ['json', 114, 199],
  ['text', 142, 143],
  ['point', 600, 1017],
  ['text', 650, 651],
  ['float', 700, 1021],
  ['float', 701, 1022],
  ['text', 790, 791],
  ['text', 829, 1040],
  ['text', 869, 1041],
  ['text', 774, 775],
  ['text', 1042, 1014],
  ['text', 1043, 1015],
  ['date', 1082, 1182],
  ['time', 1083, 1183],
  ['datetime', 1114, 1115],
  ['datetime', 1184, 1185],
  ['interval', 1186, 1187],
  ['time', 1266, 1270],
  ['bits', 1560, 1561],
  ['bits', 1562, 1563],
  ['decimal', 1700, 1231],
  ['uuid', 2950, 2951],
  ['text', 3614, 3643],
  ['json', 3802, 3807],
  ['text', 3904, 3905],
  ['text', 3906, 3907],
  ['text', 3908, 3909],
  ['text', 3910, 3911],
  ['text', 3912, 3913],
  ['text', 3926, 3927],
];

/** The types that are known without asking the server. */
export const knownTypes: ReadonlyMap<number, ResultType> = new Map(
  ownTypes.flatMap(([kind, type, array]): [number, ResultType][] => [
    [type, { kind, isArray: false }],
    [array, { kind, isArray: true }],
  ]),
);

/** Types that are made by `create type` or an extension have identifiers from here on. */
export const firstOwnIdentifier = 16_384;
