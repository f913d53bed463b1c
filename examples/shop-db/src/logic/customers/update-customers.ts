import type { UpdateCustomers } from '../../gen/handler/customers.ts';
import { RowNotFoundError } from '../../gen/platform/database/model-errors.ts';
import { toCustomers } from './convert-customers.ts';

export const updateCustomers: UpdateCustomers = async ({ id, ...change }, ctx) => {
  const row = await ctx.models.customers.update(id, change);
  if (row === undefined) throw new RowNotFoundError('customers', id);
  return toCustomers(row);
};
