import type { AlterObjectSchemaStmt, RenameStmt } from 'libpg-query';
import { moveTable } from './alter-table.ts';
import { typeKey } from './declare-type.ts';
import { keyOf, partsOf, type Draft, type DraftTable, type Place } from './draft.ts';
import { findTable, hasColumns, needTable, schemaFor } from './draft-names.ts';
import { listNames, qualifiedName, relationName, type WrittenName } from './node-parts.ts';
import { printName } from './print-call.ts';
import { renameInExpressions } from './rename-in-expressions.ts';
import { replaceConstant } from './replace-constant.ts';
import { relationParts, sequenceOf } from './sequence-of.ts';

/** `ALTER … RENAME`. */
export function renameObject(statement: RenameStmt, draft: Draft, place: Place): void {
  const { newname: name = '', subname = '' } = statement;
  const written = relationName(statement.relation);
  switch (statement.renameType) {
    case 'OBJECT_TABLE':
    case 'OBJECT_VIEW':
    case 'OBJECT_MATVIEW':
    case 'OBJECT_FOREIGN_TABLE': {
      const table =
        statement.missing_ok === true ? findTable(written, draft) : needTable(written, draft, place);
      if (table !== undefined) moveTable(table, table.schema, name, draft);
      return;
    }
    case 'OBJECT_COLUMN': {
      const table = needTable(written, draft, place);
      if (table !== undefined && hasColumns(table, [subname], 'its new name', draft, place))
        renameColumn(table, subname, name, draft);
      return;
    }
    case 'OBJECT_TABCONSTRAINT': {
      const table = needTable(written, draft, place);
      if (table !== undefined) renameKeys(table, subname, name);
      return;
    }
    case 'OBJECT_INDEX':
      for (const table of draft.tables.values())
        if (written.schema === undefined || table.schema === written.schema)
          renameKeys(table, written.name, name);
      return;
    case 'OBJECT_SEQUENCE':
      return renameSequence(written, name, draft);
    case 'OBJECT_TYPE':
    case 'OBJECT_DOMAIN': {
      const names = listNames(statement.object);
      const [schema] = partsOf(typeKey(names, draft));
      moveType(names, schema, name, draft);
      return;
    }
    case 'OBJECT_SCHEMA':
      return renameSchema(subname, name, draft);
    default:
  }
}

function renameKeys(table: DraftTable, from: string, to: string): void {
  const named = [...table.indexes, ...table.foreignKeys, ...table.checks];
  for (const one of named) if (one.name === from) one.name = to;
  if (table.primaryKey?.name === from) table.primaryKey.name = to;
}

function renameColumn(table: DraftTable, from: string, to: string, draft: Draft): void {
  const renamed = (names: readonly string[]): readonly string[] =>
    names.map((name) => (name === from ? to : name));
  for (const column of table.columns) if (column.name === from) column.name = to;
  if (table.primaryKey !== undefined) table.primaryKey.columns = renamed(table.primaryKey.columns);
  renameInExpressions(table, from, to);
  for (const { parts } of table.indexes) for (const part of parts) if (part.column === from) part.column = to;
  for (const key of table.foreignKeys) key.columns = renamed(key.columns);
  for (const other of draft.tables.values()) {
    for (const key of other.foreignKeys)
      if (key.parent.schema === table.schema && key.parent.name === table.name)
        key.parentColumns = renamed(key.parentColumns);
  }
}

/** Defaults count by a sequence itself, so that they follow its name. */
function renameSequence(from: WrittenName, to: string, draft: Draft): void {
  const key = keyOf(schemaFor(from, draft), from.name);
  const owner = draft.sequenceOwners.get(key);
  if (owner !== undefined) {
    draft.sequenceOwners.delete(key);
    draft.sequenceOwners.set(keyOf(schemaFor(from, draft), to), owner);
  }
  const renamed = (text: string): string | undefined => {
    const names = relationParts(text);
    const isMeant =
      names.at(-1) === from.name && (from.schema ?? names.at(-2)) === (names.at(-2) ?? from.schema);
    return isMeant ? [...names.slice(0, -1), to].map((name) => printName(name)).join('.') : undefined;
  };
  for (const table of draft.tables.values())
    for (const column of table.columns)
      if (column.default !== undefined && sequenceOf(column.default.node) !== undefined)
        column.default = replaceConstant(column.default, renamed);
}

/** Moves a type; columns that have it follow. */
function moveType(names: readonly string[], schema: string, name: string, draft: Draft): void {
  const key = typeKey(names, draft);
  const type = draft.types.get(key);
  if (type === undefined) return;
  draft.types.delete(key);
  draft.types.set(keyOf(schema, name), type);
  for (const table of draft.tables.values()) {
    for (const column of table.columns)
      if (keyOf(column.type.schema ?? '', column.type.name) === key)
        column.type = { ...column.type, schema, name };
  }
}

function renameSchema(from: string, to: string, draft: Draft): void {
  for (const table of Array.from(draft.tables.values()))
    if (table.schema === from) moveTable(table, to, table.name, draft);
  for (const key of Array.from(draft.types.keys())) {
    const [schema, name] = partsOf(key);
    if (schema === from) moveType([schema, name], to, name, draft);
  }
}

/** `ALTER … SET SCHEMA`. */
export function setSchema(statement: AlterObjectSchemaStmt, draft: Draft, place: Place): void {
  const schema = statement.newschema ?? '';
  if (statement.objectType === 'OBJECT_TYPE' || statement.objectType === 'OBJECT_DOMAIN') {
    const names = listNames(statement.object);
    moveType(names, schema, qualifiedName(names).name, draft);
  } else if (statement.relation !== undefined && statement.objectType !== 'OBJECT_SEQUENCE') {
    const table = needTable(relationName(statement.relation), draft, place);
    if (table !== undefined) moveTable(table, schema, table.name, draft);
  }
}
