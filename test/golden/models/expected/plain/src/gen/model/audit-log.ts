// Generated from the table audit_log by apigen. Changes here are lost: write yours in src/model/audit-log.ts.
import type { Models } from '../models.ts';
import { ReadOnlyTableModel } from '../platform/database/read-only-table-model.ts';
import type { TableInfo } from '../platform/database/table.ts';

/** A row of audit_log. */
export interface AuditLogRow {
  readonly at: Date;
  readonly what: string;
}

/** The types of the model. */
export interface AuditLogTypes {
  readonly Row: AuditLogRow;
  readonly Key: never;
}

/** The table, as the database part of the platform knows it. */
export const auditLogTable: TableInfo = {
  name: 'audit_log',
  columns: {
    at: { column: 'at', kind: 'datetime' },
    what: { column: 'what', kind: 'text' },
  },
  primaryKey: [],
  uniqueKeys: {},
  isReadOnly: true,
};

/** Reads audit_log. */
export class AuditLogModelBase extends ReadOnlyTableModel<AuditLogTypes, Models> {
  constructor(models: Models) {
    super(models, auditLogTable);
  }
}
