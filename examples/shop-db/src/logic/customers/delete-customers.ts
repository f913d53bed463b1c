import type { DeleteCustomers } from '../../gen/handler/customers.ts';
import { RowNotFoundError } from '../../gen/platform/database/model-errors.ts';

export const deleteCustomers: DeleteCustomers = async ({ id }, ctx) => {
  const isDeleted = await ctx.models.customers.delete(id);
  if (!isDeleted) throw new RowNotFoundError('customers', id);
};
