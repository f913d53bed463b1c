// Generated from the table users by apigen. Changes here are lost: write yours in src/model/users.ts.
import type { Models } from '../models.ts';
import type { ReadOptions } from '../platform/database/read-options.ts';
import { SoftDeleteTableModel } from '../platform/database/soft-delete-table-model.ts';
import type { TableInfo } from '../platform/database/table.ts';
import type { OrdersRow } from './orders.ts';

/** A row of users: People who may sign in. */
export interface UsersRow {
  readonly id: number;
  readonly tenant_id: number;
  readonly email: string;
  readonly slug: string;
  /** What the user may do. */
  readonly status: 'active' | 'blocked' | "it's complicated";
  readonly roles: ('admin' | 'editor')[];
  readonly settings: unknown;
  readonly balance: string;
  readonly score: number | null;
  readonly is_vip: boolean;
  readonly birthday: string | null;
  readonly avatar: Uint8Array | null;
  readonly home: { readonly x: number; readonly y: number } | null;
  /** Computed by the database. */
  readonly email_domain: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
  readonly version: number;
}

/** What a new row of users needs; what is left out gets the database's default. */
export interface UsersInsert {
  readonly id?: number;
  readonly tenant_id: number;
  readonly email: string;
  readonly slug: string;
  readonly status?: 'active' | 'blocked' | "it's complicated";
  readonly roles?: ('admin' | 'editor')[];
  readonly settings?: unknown;
  readonly balance?: string;
  readonly score?: number | null;
  readonly is_vip?: boolean;
  readonly birthday?: string | null;
  readonly avatar?: Uint8Array | null;
  readonly home?: { readonly x: number; readonly y: number } | null;
  readonly created_at?: Date;
  readonly updated_at?: Date;
  readonly deleted_at?: Date | null;
}

/** What may change in a row of users. */
export interface UsersUpdate {
  readonly id?: number;
  readonly tenant_id?: number;
  readonly email?: string;
  readonly slug?: string;
  readonly status?: 'active' | 'blocked' | "it's complicated";
  readonly roles?: ('admin' | 'editor')[];
  readonly settings?: unknown;
  readonly balance?: string;
  readonly score?: number | null;
  readonly is_vip?: boolean;
  readonly birthday?: string | null;
  readonly avatar?: Uint8Array | null;
  readonly home?: { readonly x: number; readonly y: number } | null;
  readonly created_at?: Date;
  readonly updated_at?: Date;
  readonly deleted_at?: Date | null;
}

/** The types of the model. */
export interface UsersTypes {
  readonly Row: UsersRow;
  readonly Insert: UsersInsert;
  readonly Update: UsersUpdate;
  readonly Key: number;
}

/** The table, as the database part of the platform knows it. */
export const usersTable: TableInfo = {
  name: 'users',
  columns: {
    id: { column: 'id', kind: 'uint64', isIdentity: true, isOptional: true },
    tenant_id: { column: 'tenant_id', kind: 'integer' },
    email: { column: 'email', kind: 'text' },
    slug: { column: 'slug', kind: 'text' },
    status: { column: 'status', kind: 'enum', isOptional: true },
    roles: { column: 'roles', kind: 'set', isOptional: true },
    settings: { column: 'settings', kind: 'json', isNullable: true, isOptional: true },
    balance: { column: 'balance', kind: 'decimal', isOptional: true },
    score: { column: 'score', kind: 'float', isNullable: true, isOptional: true },
    is_vip: { column: 'is_vip', kind: 'boolean', isOptional: true },
    birthday: { column: 'birthday', kind: 'date', isNullable: true, isOptional: true },
    avatar: { column: 'avatar', kind: 'bytes', isNullable: true, isOptional: true },
    home: { column: 'home', kind: 'point', isNullable: true, isOptional: true },
    email_domain: { column: 'email_domain', kind: 'text', isNullable: true, isReadOnly: true },
    created_at: { column: 'created_at', kind: 'datetime', isOptional: true },
    updated_at: { column: 'updated_at', kind: 'datetime', isOptional: true, isSetOnUpdate: true },
    deleted_at: { column: 'deleted_at', kind: 'datetime', isNullable: true, isOptional: true },
    version: { column: 'version', kind: 'integer', isOptional: true },
  },
  primaryKey: ['id'],
  uniqueKeys: { email: ['email'], tenantIdAndSlug: ['tenant_id', 'slug'] },
  version: 'version',
  softDelete: { property: 'deleted_at', marks: 'time' },
};

/** Reads and writes users. */
export class UsersModelBase extends SoftDeleteTableModel<UsersTypes, Models> {
  constructor(models: Models) {
    super(models, usersTable);
  }

  /** The row with this email. */
  findByEmail(email: string, options?: ReadOptions): Promise<UsersRow | undefined> {
    return this.findByUnique('email', { email }, options);
  }

  /** Inserts the row, or changes the one that has its email. */
  upsertByEmail(row: UsersInsert): Promise<UsersRow> {
    return this.upsertByUnique('email', row);
  }

  /** The row with this tenant_id and slug. */
  findByTenantIdAndSlug(
    key: { readonly tenant_id: number; readonly slug: string },
    options?: ReadOptions,
  ): Promise<UsersRow | undefined> {
    return this.findByUnique('tenantIdAndSlug', key, options);
  }

  /** Inserts the row, or changes the one that has its tenant_id and slug. */
  upsertByTenantIdAndSlug(row: UsersInsert): Promise<UsersRow> {
    return this.upsertByUnique('tenantIdAndSlug', row);
  }

  /** The orders of each of these users, in one query; a row that has none gets an empty list. */
  loadOrdersByReferrerId<Row extends Pick<UsersRow, 'id'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, OrdersRow[]>> {
    return this.models.orders.findChildren(rows, { id: 'referrer_id' }, options);
  }

  /** The orders of each of these users, in one query; a row that has none gets an empty list. */
  loadOrders<Row extends Pick<UsersRow, 'id'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, OrdersRow[]>> {
    return this.models.orders.findChildren(rows, { id: 'user_id' }, options);
  }
}
