import type { CreateCustomers } from '../../gen/handler/customers.ts';
import { toCustomers } from './convert-customers.ts';

export const createCustomers: CreateCustomers = async (row, ctx) => {
  return toCustomers(await ctx.models.customers.insert(row));
};
