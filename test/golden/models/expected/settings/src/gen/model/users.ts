// Generated from the table users by apigen. Changes here are lost: write yours in src/model/users.ts.
import type { Settings } from '../../settings.ts';
import type { Models } from '../models.ts';
import type { ReadOptions } from '../platform/database/read-options.ts';
import { TableModel } from '../platform/database/table-model.ts';
import type { TableInfo } from '../platform/database/table.ts';
import type { OrdersRow } from './orders.ts';

/** A row of users: People who may sign in. */
export interface UsersRow {
  readonly id: bigint;
  readonly tenantId: number;
  readonly email: string;
  readonly slug: string;
  /** What the user may do. */
  readonly status: 'active' | 'blocked' | "it's complicated";
  readonly roles: ('admin' | 'editor')[];
  readonly settings: Settings | null;
  readonly balance: string;
  readonly score: number | null;
  readonly vip: number;
  readonly birthday: string | null;
  readonly avatar: Uint8Array | null;
  readonly home: { readonly x: number; readonly y: number } | null;
  /** Computed by the database. */
  readonly emailDomain: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly deletedAt: Date | null;
  readonly version: number;
}

/** What a new row of users needs; what is left out gets the database's default. */
export interface UsersInsert {
  readonly id?: bigint;
  readonly email: string;
  readonly slug: string;
  readonly status?: 'active' | 'blocked' | "it's complicated";
  readonly roles?: ('admin' | 'editor')[];
  readonly settings?: Settings | null;
  readonly balance?: string;
  readonly score?: number | null;
  readonly vip?: number;
  readonly birthday?: string | null;
  readonly avatar?: Uint8Array | null;
  readonly home?: { readonly x: number; readonly y: number } | null;
  readonly createdAt?: Date;
  readonly updatedAt?: Date;
  readonly deletedAt?: Date | null;
  readonly version?: number;
}

/** What may change in a row of users. */
export interface UsersUpdate {
  readonly id?: bigint;
  readonly email?: string;
  readonly slug?: string;
  readonly status?: 'active' | 'blocked' | "it's complicated";
  readonly roles?: ('admin' | 'editor')[];
  readonly settings?: Settings | null;
  readonly balance?: string;
  readonly score?: number | null;
  readonly vip?: number;
  readonly birthday?: string | null;
  readonly avatar?: Uint8Array | null;
  readonly home?: { readonly x: number; readonly y: number } | null;
  readonly createdAt?: Date;
  readonly updatedAt?: Date;
  readonly deletedAt?: Date | null;
  readonly version?: number;
}

/** The columns whose properties have another name. */
export interface UsersNames {
  readonly tenantId: 'tenant_id';
  readonly vip: 'is_vip';
  readonly emailDomain: 'email_domain';
  readonly createdAt: 'created_at';
  readonly updatedAt: 'updated_at';
  readonly deletedAt: 'deleted_at';
}

/** The types of the model. */
export interface UsersTypes {
  readonly Row: UsersRow;
  readonly Insert: UsersInsert;
  readonly Update: UsersUpdate;
  readonly Key: bigint;
}

/** The table, as the database part of the platform knows it. */
export const usersTable: TableInfo = {
  name: 'users',
  columns: {
    id: { column: 'id', kind: 'uint64', int64: 'bigint', isIdentity: true, isOptional: true },
    tenantId: { column: 'tenant_id', kind: 'integer' },
    email: { column: 'email', kind: 'text' },
    slug: { column: 'slug', kind: 'text' },
    status: { column: 'status', kind: 'enum', isOptional: true },
    roles: { column: 'roles', kind: 'set', isOptional: true },
    settings: { column: 'settings', kind: 'json', isNullable: true, isOptional: true },
    balance: { column: 'balance', kind: 'decimal', isOptional: true },
    score: { column: 'score', kind: 'float', isNullable: true, isOptional: true },
    vip: { column: 'is_vip', kind: 'integer', isOptional: true },
    birthday: { column: 'birthday', kind: 'date', isNullable: true, isOptional: true },
    avatar: { column: 'avatar', kind: 'bytes', isNullable: true, isOptional: true },
    home: { column: 'home', kind: 'point', isNullable: true, isOptional: true },
    emailDomain: { column: 'email_domain', kind: 'text', isNullable: true, isReadOnly: true },
    createdAt: { column: 'created_at', kind: 'datetime', isOptional: true },
    updatedAt: { column: 'updated_at', kind: 'datetime', isOptional: true, isSetOnUpdate: true },
    deletedAt: { column: 'deleted_at', kind: 'datetime', isNullable: true, isOptional: true },
    version: { column: 'version', kind: 'integer', isOptional: true },
  },
  primaryKey: ['id'],
  uniqueKeys: { email: ['email'], tenantIdAndSlug: ['tenantId', 'slug'] },
  version: 'tenantId',
};

/** Reads and writes users. */
export class UsersModelBase extends TableModel<UsersTypes, Models> {
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

  /** The row with this tenantId and slug. */
  findByTenantIdAndSlug(
    key: { readonly tenantId: number; readonly slug: string },
    options?: ReadOptions,
  ): Promise<UsersRow | undefined> {
    return this.findByUnique('tenantIdAndSlug', key, options);
  }

  /** Inserts the row, or changes the one that has its tenantId and slug. */
  upsertByTenantIdAndSlug(row: UsersInsert): Promise<UsersRow> {
    return this.upsertByUnique('tenantIdAndSlug', row);
  }

  /** The orders of each of these users, in one query; a row that has none gets an empty list. */
  loadOrdersByReferrerId<Row extends Pick<UsersRow, 'id'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, OrdersRow[]>> {
    return this.models.orders.findChildren(rows, { id: 'referrerId' }, options);
  }

  /** The orders of each of these users, in one query; a row that has none gets an empty list. */
  loadOrders<Row extends Pick<UsersRow, 'id'>>(
    rows: readonly Row[],
    options?: ReadOptions,
  ): Promise<Map<Row, OrdersRow[]>> {
    return this.models.orders.findChildren(rows, { id: 'userId' }, options);
  }
}
