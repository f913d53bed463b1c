import type { ListCustomers } from '../../gen/handler/customers.ts';
import { toCustomers } from './convert-customers.ts';

/** What the list can be sorted by. */
const orders = {
  id: { id: 'asc' },
  '-id': { id: 'desc' },
  email: { email: 'asc' },
  '-email': { email: 'desc' },
  created_at: { created_at: 'asc' },
  '-created_at': { created_at: 'desc' },
} as const;

export const listCustomers: ListCustomers = async ({ cursor, limit, sort, ...where }, ctx) => {
  const { items, nextCursor } = await ctx.models.customers.page({
    where,
    orderBy: orders[sort],
    limit,
    cursor,
  });
  return { items: items.map(toCustomers), ...(nextCursor === undefined ? {} : { nextCursor }) };
};
