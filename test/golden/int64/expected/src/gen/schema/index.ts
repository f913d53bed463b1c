// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import * as input from './input.ts';

/** Every schema of the contract; routes name them by `$ref`. */
export const schemas: readonly object[] = [...Object.values(input)];
