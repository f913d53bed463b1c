// Generated from the table audit_log by apigen. Changes here are lost: write yours in src/model/events.ts.
import type { Models } from '../models.ts';
import { ReadOnlyTableModel } from '../platform/database/read-only-table-model.ts';
import type { TableInfo } from '../platform/database/table.ts';

/** A row of audit_log. */
export interface EventsRow {
  readonly at: Date;
  readonly what: string;
}

/** The types of the model. */
export interface EventsTypes {
  readonly Row: EventsRow;
  readonly Key: never;
}

/** The table, as the database part of the platform knows it. */
export const eventsTable: TableInfo = {
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
export class EventsModelBase extends ReadOnlyTableModel<EventsTypes, Models> {
  constructor(models: Models) {
    super(models, eventsTable);
  }
}
