import type { GetCustomers } from '../../gen/handler/customers.ts';
import { toCustomers } from './convert-customers.ts';

export const getCustomers: GetCustomers = async ({ id }, ctx) => {
  return toCustomers(await ctx.models.customers.getById(id));
};
