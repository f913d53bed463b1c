// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.

/** Every schema of the contract; routes name them by `$ref`. */
export const schemas: readonly object[] = [];
