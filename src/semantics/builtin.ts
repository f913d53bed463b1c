import type { IntegerName } from '../base/integer-type.ts';

/** A builtin type: what it is on the wire, and its one name where the language has several (`byte` is `uint8`). */
export type Builtin =
  | { readonly kind: 'boolean'; readonly name: 'bool' }
  | { readonly kind: 'integer'; readonly name: IntegerName }
  | { readonly kind: 'float'; readonly name: 'float32' | 'float64' }
  | { readonly kind: 'string'; readonly name: 'string' }
  | { readonly kind: 'time'; readonly name: 'time' }
  | { readonly kind: 'any'; readonly name: 'any' }
  | { readonly kind: 'file'; readonly name: 'file' }
  | { readonly kind: 'complex'; readonly name: 'complex64' | 'complex128' };

/** Every name that means a type without being declared. `file` alone may be declared by a contract and then means that. */
export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['bool', { kind: 'boolean', name: 'bool' }],
  ['int', { kind: 'integer', name: 'int' }],
  ['int8', { kind: 'integer', name: 'int8' }],
  ['int16', { kind: 'integer', name: 'int16' }],
  ['int32', { kind: 'integer', name: 'int32' }],
  ['int64', { kind: 'integer', name: 'int64' }],
  ['uint', { kind: 'integer', name: 'uint' }],
  ['uint8', { kind: 'integer', name: 'uint8' }],
  ['uint16', { kind: 'integer', name: 'uint16' }],
  ['uint32', { kind: 'integer', name: 'uint32' }],
  ['uint64', { kind: 'integer', name: 'uint64' }],
  ['uintptr', { kind: 'integer', name: 'uintptr' }],
  ['byte', { kind: 'integer', name: 'uint8' }],
  ['rune', { kind: 'integer', name: 'int32' }],
  ['float32', { kind: 'float', name: 'float32' }],
  ['float64', { kind: 'float', name: 'float64' }],
  ['string', { kind: 'string', name: 'string' }],
  ['time.Time', { kind: 'time', name: 'time' }],
  ['any', { kind: 'any', name: 'any' }],
  ['file', { kind: 'file', name: 'file' }],
  ['complex64', { kind: 'complex', name: 'complex64' }],
  ['complex128', { kind: 'complex', name: 'complex128' }],
]);
