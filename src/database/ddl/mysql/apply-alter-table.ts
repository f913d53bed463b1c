import type { IndexPart } from '../../schema.ts';
import { addElements, columnKeys } from './add-elements.ts';
import { addIndexes } from './add-indexes.ts';
import { columnDefault } from '../../mysql/column-default.ts';
import { changedTable, reportMissing, type ApplyContext } from './apply-context.ts';
import { draftColumn } from './draft-column.ts';
import { findColumn, isSameName, setPrimaryKey, type DraftColumn, type DraftTable } from './draft-table.ts';
import { applyOptions } from './apply-options.ts';
import { dropFromTable } from './drop-from-table.ts';
import { renameColumn } from './rename-column.ts';
import type { AlterAction, ColumnPlace, StatementNode } from './statement.ts';

type AlterTable = Extract<StatementNode, { kind: 'alter-table' }>;

/** Changes a table as ALTER TABLE says, one action after another. */
export function applyAlterTable(context: ApplyContext, node: AlterTable): void {
  const table = changedTable(context, node.table);
  if (table === undefined) return;
  // A column that another action adds may be the one behind which a third is put, so order is kept.
  for (const action of node.actions) applyAction(context, table, action);
}

function applyAction(context: ApplyContext, table: DraftTable, action: AlterAction): void {
  switch (action.kind) {
    case 'add':
      addElements(context, table, [action.element]);
      if (action.element.kind === 'column') moveColumn(table, action.element.name.text, action.place);
      return;
    case 'change-column':
      return changeColumn(context, table, action);
    case 'set-default':
      return setDefault(context, table, action);
    case 'drop':
      return dropFromTable(context, table, action);
    case 'drop-primary-key':
      table.primaryKey = null;
      return;
    case 'rename-column': {
      const column = findColumn(table, action.old.text);
      if (column === undefined) reportMissing(context, table, action.old, 'the new name');
      else renameColumn(context.catalog, table, column.name, action.name);
      return;
    }
    case 'rename-index':
      table.indexes = table.indexes.map((index) =>
        isSameName(index.name, action.old.text) ? { ...index, name: action.name } : index,
      );
      return;
    case 'rename-table':
      context.catalog.rename(table, action.to.schema ?? table.schema, action.to.name);
      return;
    case 'options':
      applyOptions(table, action.options);
  }
}

function changeColumn(
  context: ApplyContext,
  table: DraftTable,
  action: Extract<AlterAction, { kind: 'change-column' }>,
): void {
  const old = findColumn(table, action.old.text);
  if (old === undefined) return reportMissing(context, table, action.old, 'the change');
  const name = action.column.name.text;
  if (old.name !== name) renameColumn(context.catalog, table, old.name, name);
  const names = table.columns.map((column) => column.name);
  const changed = draftColumn(context, table, action.column, names);
  table.columns = table.columns.map((column) => (column.name === name ? changed : column));
  setPrimaryKeyAgain(table);
  dropLongPrefixes(table, changed);
  addIndexes(table, columnKeys(context, table, action.column));
  moveColumn(table, name, action.place);
}

// A changed column of the primary key still cannot be NULL.
function setPrimaryKeyAgain(table: DraftTable): void {
  if (table.primaryKey !== null) setPrimaryKey(table, table.primaryKey);
}

// An index holds the whole of a column that has become as short as the prefix was.
function dropLongPrefixes(table: DraftTable, { name, type }: DraftColumn): void {
  const { length } = type;
  if (length === null) return;
  const shorten = (part: IndexPart): IndexPart =>
    part.kind === 'column' && part.column === name && part.prefix !== null && part.prefix >= length
      ? { ...part, prefix: null }
      : part;
  table.primaryKey = table.primaryKey?.map(shorten) ?? null;
  table.indexes = table.indexes.map((index) => ({ ...index, parts: index.parts.map(shorten) }));
}

function setDefault(
  context: ApplyContext,
  table: DraftTable,
  action: Extract<AlterAction, { kind: 'set-default' }>,
): void {
  const column = findColumn(table, action.column.text);
  if (column === undefined) return reportMissing(context, table, action.column, 'the default');
  const columns = table.columns.map(({ name }) => name);
  const changed: DraftColumn = {
    ...column,
    default: action.default === undefined ? null : columnDefault(column.type, action.default, { columns }),
  };
  table.columns = table.columns.map((other) => (other === column ? changed : other));
}

function moveColumn(table: DraftTable, name: string, place: ColumnPlace): void {
  const column = findColumn(table, name);
  if (place === undefined || column === undefined) return;
  const others = table.columns.filter((other) => other !== column);
  const before =
    place === 'first' ? -1 : others.findIndex((other) => isSameName(other.name, place.after.text));
  if (place !== 'first' && before === -1) return;
  table.columns = others.toSpliced(before + 1, 0, column);
}
