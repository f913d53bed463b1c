import type { CustomersRow } from '../../gen/model/customers.ts';
import type { Customers } from '../../gen/types/index.ts';

/** A row as the contract shows it. */
export function toCustomers(row: CustomersRow): Customers {
  return { id: row.id, email: row.email, name: row.name, created_at: row.created_at.toISOString() };
}
