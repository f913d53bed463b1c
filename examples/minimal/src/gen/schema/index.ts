// Generated from hello.api by apigen. Changes are lost: edit the contract instead.
import * as hello from './hello.ts';

/** Every schema of the contract; routes name them by `$ref`. */
export const schemas: readonly object[] = [...Object.values(hello)];
