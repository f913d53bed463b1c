// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import * as catalog from './catalog.ts';
import * as common from './common.ts';
import * as order from './order.ts';

/** Every schema of the contract; routes name them by `$ref`. */
export const schemas: readonly object[] = [
  ...Object.values(catalog),
  ...Object.values(common),
  ...Object.values(order),
];
