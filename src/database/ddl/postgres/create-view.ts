import type { CreateTableAsStmt, Node, ViewStmt } from 'libpg-query';
import { report } from '../../../diagnostics/definition.ts';
import { ddlColumnsUnderivable } from '../../ddl-diagnostics.ts';
import { newTable } from './create-table.ts';
import { deriveColumns } from './derive-columns.ts';
import { keyOf, type Draft, type DraftColumn, type Place } from './draft.ts';
import { schemaFor, spanOf } from './draft-names.ts';
import { namesOf, relationName, type WrittenName } from './node-parts.ts';

/** `CREATE VIEW`. */
export function createView(statement: ViewStmt, draft: Draft, place: Place): void {
  const isHidden = statement.view?.relpersistence === 't';
  const request = { kind: 'view', isHidden, aliases: namesOf(statement.aliases) } as const;
  addDerived(relationName(statement.view), statement.query, request, draft, place);
}

/** `CREATE MATERIALIZED VIEW` and `CREATE TABLE … AS`. */
export function createTableAs(statement: CreateTableAsStmt, draft: Draft, place: Place): void {
  const { into, query, objtype } = statement;
  const isHidden = into?.rel?.relpersistence === 't';
  const kind = objtype === 'OBJECT_MATVIEW' ? 'view' : 'table';
  addDerived(
    relationName(into?.rel),
    query,
    { kind, isHidden, aliases: namesOf(into?.colNames) },
    draft,
    place,
  );
}

function addDerived(
  name: WrittenName,
  query: Node | undefined,
  request: {
    readonly kind: 'table' | 'view';
    readonly isHidden: boolean;
    readonly aliases: readonly string[];
  },
  draft: Draft,
  place: Place,
): void {
  const columns = deriveColumns(query, draft);
  const key = keyOf(schemaFor(name, draft), name.name);
  draft.leftOut.delete(key);
  if ('reason' in columns) {
    const facts = { table: name.name, reason: columns.reason };
    // A view takes the place of the one that it replaces.
    if (request.kind === 'view') draft.tables.delete(key);
    draft.leftOut.set(key, request.isHidden ? null : report(ddlColumnsUnderivable, facts, spanOf(place)));
    return;
  }
  const { kind, isHidden, aliases } = request;
  const table = newTable(name, kind, draft, place, { isPartitioned: false, isHidden });
  table.columns = columns.map((column, index): DraftColumn => ({
    name: aliases[index] ?? column.name,
    type: column.type,
    isNotNull: false,
    default: undefined,
    generated: undefined,
    identity: null,
    comment: '',
  }));
  draft.tables.set(keyOf(table.schema, table.name), table);
}
