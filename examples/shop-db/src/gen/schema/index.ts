// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import * as shop from './shop.ts';
import * as tables from './tables.ts';

/** Every schema of the contract; routes name them by `$ref`. */
export const schemas: readonly object[] = [...Object.values(shop), ...Object.values(tables)];
