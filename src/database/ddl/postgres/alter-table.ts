import type { AlterTableCmd, AlterTableStmt } from 'libpg-query';
import { addConstraint } from './add-constraint.ts';
import { alterColumn } from './alter-column.ts';
import { keyOf, type Draft, type DraftTable, type Place } from './draft.ts';
import { findTable, needTable } from './draft-names.ts';
import { mentionsColumn } from './mentions-column.ts';
import { relationName } from './node-parts.ts';
import { readColumn } from './read-column.ts';

/** `ALTER TABLE`: what changes columns, keys and checks; owners, storage and the like are passed over. */
export function alterTable(statement: AlterTableStmt, draft: Draft, place: Place): void {
  if (statement.objtype !== 'OBJECT_TABLE' && statement.objtype !== 'OBJECT_FOREIGN_TABLE') return;
  const name = relationName(statement.relation);
  const commands = (statement.cmds ?? []).flatMap((node) =>
    'AlterTableCmd' in node ? [node.AlterTableCmd] : [],
  );
  // Dumps alter what is no table this way too, to say whose it is.
  if (commands.every(({ subtype }) => subtype === 'AT_ChangeOwner')) return;
  const table = statement.missing_ok === true ? findTable(name, draft) : needTable(name, draft, place);
  if (table === undefined) return;
  for (const command of commands) apply(command, table, draft, place);
}

function apply(command: AlterTableCmd, table: DraftTable, draft: Draft, place: Place): void {
  const { def } = command;
  switch (command.subtype) {
    case 'AT_AddColumn':
      return addColumn(command, table, draft, place);
    case 'AT_DropColumn':
      return dropColumn(command.name ?? '', table, draft);
    case 'AT_AddConstraint':
    case 'AT_AddIndexConstraint':
      if (def !== undefined && 'Constraint' in def)
        addConstraint({ constraint: def.Constraint, table, column: undefined, draft, place });
      return;
    case 'AT_DropConstraint':
      return dropConstraint(command.name ?? '', table);
    case 'AT_AttachPartition':
    case 'AT_DetachPartition': {
      const part = def !== undefined && 'PartitionCmd' in def ? def.PartitionCmd.name : undefined;
      const child = findTable(relationName(part), draft);
      if (child !== undefined) child.isHidden = command.subtype === 'AT_AttachPartition';
      return;
    }
    default:
      return alterColumn(command, table, draft, place);
  }
}

function addColumn(command: AlterTableCmd, table: DraftTable, draft: Draft, place: Place): void {
  const { def } = command;
  if (def === undefined || !('ColumnDef' in def)) return;
  const { column, constraints } = readColumn(def.ColumnDef, draft, place);
  // With IF NOT EXISTS the first one stays; without it a server would refuse the second.
  if (table.columns.some(({ name }) => name === column.name)) return;
  table.columns.push(column);
  for (const constraint of constraints)
    addConstraint({ constraint, table, column: column.name, draft, place });
}

/** A column goes with every key, index, check and foreign key that has it. */
function dropColumn(name: string, table: DraftTable, draft: Draft): void {
  table.columns = table.columns.filter((column) => column.name !== name);
  if (table.primaryKey?.columns.includes(name) === true) table.primaryKey = undefined;
  table.indexes = table.indexes.filter(
    ({ parts, where, carried }) =>
      !carried.includes(name) &&
      !mentionsColumn(where?.node, name) &&
      parts.every((part) => part.column !== name && !mentionsColumn(part.expression?.node, name)),
  );
  table.checks = table.checks.filter((check) => !mentionsColumn(check.expression.node, name));
  table.foreignKeys = table.foreignKeys.filter((key) => !key.columns.includes(name));
  for (const other of draft.tables.values()) {
    other.foreignKeys = other.foreignKeys.filter(
      ({ parent, parentColumns }) =>
        parent.schema !== table.schema || parent.name !== table.name || !parentColumns.includes(name),
    );
  }
}

function dropConstraint(name: string, table: DraftTable): void {
  if (table.primaryKey?.name === name) table.primaryKey = undefined;
  table.indexes = table.indexes.filter((index) => index.name !== name);
  table.foreignKeys = table.foreignKeys.filter((key) => key.name !== name);
  table.checks = table.checks.filter((check) => check.name !== name);
}

/** Puts a table under the schema and name that it has now; keys that refer to it follow. */
export function moveTable(table: DraftTable, schema: string, name: string, draft: Draft): void {
  draft.tables.delete(keyOf(table.schema, table.name));
  for (const other of draft.tables.values()) {
    for (const key of other.foreignKeys)
      if (key.parent.schema === table.schema && key.parent.name === table.name) key.parent = { schema, name };
  }
  for (const key of table.foreignKeys)
    if (key.parent.schema === table.schema && key.parent.name === table.name) key.parent = { schema, name };
  table.schema = schema;
  table.name = name;
  draft.tables.set(keyOf(schema, name), table);
}
