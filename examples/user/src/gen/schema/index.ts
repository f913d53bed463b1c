// Generated from user.api by apigen. Changes are lost: edit the contract instead.
import * as user from './user.ts';

/** Every schema of the contract; routes name them by `$ref`. */
export const schemas: readonly object[] = [...Object.values(user)];
