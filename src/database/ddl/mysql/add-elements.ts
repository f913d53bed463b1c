import { report } from '../../../diagnostics/definition.ts';
import { ddlPartUnreadable } from '../../ddl-diagnostics.ts';
import type { CheckSchema, ForeignKeySchema, IndexPart } from '../../schema.ts';
import { expressionText } from '../../mysql/expression-text.ts';
import { isJsonCheck } from '../../mysql/json-check.ts';
import { mysqlColumnType } from '../../mysql/column-type.ts';
import { referentialAction } from '../../mysql/referential-action.ts';
import { addIndexes } from './add-indexes.ts';
import { declaredNames, spanOf, type ApplyContext } from './apply-context.ts';
import { draftColumn } from './draft-column.ts';
import { draftIndex } from './draft-index.ts';
import {
  findColumn,
  isSameName,
  keyColumns,
  setPrimaryKey,
  type DraftIndex,
  type DraftTable,
} from './draft-table.ts';
import type { CheckNode, ColumnNode, ElementNode, ForeignKeyNode, IndexNode } from './statement.ts';

/** MySQL and MariaDB allow 4096 columns and 64 keys. */
const maxElements = 5000;

/** Adds what a CREATE TABLE or ALTER TABLE declares: all columns first, since keys may stand before them. */
export function addElements(
  context: ApplyContext,
  table: DraftTable,
  declared: readonly ElementNode[],
): void {
  const elements = withinLimit(context, table, declared);
  const nodes = elements.filter((element) => element.kind === 'column');
  const names = [...table.columns.map((column) => column.name), ...nodes.map((node) => node.name.text)];
  const known = new Set(table.columns.map((column) => column.name.toLowerCase()));
  for (const node of nodes) {
    const folded = node.name.text.toLowerCase();
    if (known.has(folded)) continue;
    known.add(folded);
    table.columns.push(draftColumn(context, table, node, names));
  }
  const indexes: DraftIndex[] = [];
  for (const element of elements) {
    if (element.kind === 'column') indexes.push(...columnKeys(context, table, element));
    else if (element.kind === 'index') indexes.push(...tableKey(context, table, element));
    else if (element.kind === 'foreign-key') indexes.push(...addForeignKey(context, table, element));
    else addCheck(context, table, element);
  }
  addIndexes(table, indexes);
}

// No server takes as many, and every key is compared with every other.
function withinLimit(
  context: ApplyContext,
  table: DraftTable,
  elements: readonly ElementNode[],
): readonly ElementNode[] {
  const surplus = elements[maxElements - table.columns.length - table.indexes.length];
  if (surplus === undefined) return elements;
  const parameters = { table: table.name, reason: `a table has at most ${maxElements} columns and keys` };
  context.diagnostics.push(report(ddlPartUnreadable, parameters, { span: spanOf(context, surplus) }));
  return elements.slice(0, elements.indexOf(surplus));
}

/** The keys that the attributes of a column make; its references and checks are added to the table. */
export function columnKeys(context: ApplyContext, table: DraftTable, node: ColumnNode): DraftIndex[] {
  const { name } = node;
  const column = findColumn(table, name.text);
  if (column === undefined) return [];
  const { start, end } = name;
  const parts = [{ column: name, expression: undefined, prefix: null, isDescending: false, start, end }];
  const isUnique = node.keys.includes('unique') || node.type.words === 'serial';
  const index: IndexNode = { kind: 'index', form: 'unique', name: '', parts, method: undefined, start, end };
  if (node.keys.includes('primary')) setPrimaryKey(table, [wholeColumn(column.name)]);
  const indexes = isUnique ? [draftIndex(context, table, index)].filter((made) => made !== undefined) : [];
  for (const check of node.checks) addCheck(context, table, check, column.name);
  const { references } = node;
  if (references === undefined) return indexes;
  const key: ForeignKeyNode = {
    kind: 'foreign-key',
    name: '',
    indexName: '',
    columns: [name],
    references,
    start,
    end,
  };
  return [...indexes, ...addForeignKey(context, table, key)];
}

function tableKey(context: ApplyContext, table: DraftTable, node: IndexNode): DraftIndex[] {
  const index = draftIndex(context, table, node);
  if (index === undefined) return [];
  if (node.form !== 'primary') return [index];
  setPrimaryKey(table, index.parts);
  return [];
}

/** Adds a foreign key and gives the index that the server makes for it. */
function addForeignKey(context: ApplyContext, table: DraftTable, node: ForeignKeyNode): DraftIndex[] {
  const given = node.name === '' ? node.indexName : node.name;
  const what = given === '' ? 'the foreign key' : `the foreign key "${given}"`;
  const columns = declaredNames(context, table, node.columns, what);
  if (columns === undefined) return [];
  const { references } = node;
  const target =
    context.catalog.find(references.table.schema, references.table.name) ?? selfReference(table, node);
  const wanted = references.columns.map((column) => column.text);
  const key: ForeignKeySchema = {
    name: given === '' ? nextKeyName(table) : given,
    columns,
    references: {
      schema: references.table.schema ?? context.catalog.current,
      table: target?.name ?? references.table.name,
      columns:
        wanted.length === 0
          ? target === undefined
            ? []
            : keyColumns(target)
          : wanted.map((name) => (target && findColumn(target, name)?.name) ?? name),
    },
    onDelete: referentialAction(references.onDelete),
    onUpdate: referentialAction(references.onUpdate),
  };
  table.foreignKeys = [...table.foreignKeys.filter((other) => !isSameName(other.name, key.name)), key];
  const parts = columns.map(wholeColumn);
  const name = node.indexName === '' ? node.name : node.indexName;
  return [{ name, isUnique: false, parts, method: 'btree', isImplied: true }];
}

function selfReference(table: DraftTable, node: ForeignKeyNode): DraftTable | undefined {
  return isSameName(table.name, node.references.table.name) ? table : undefined;
}

function nextKeyName(table: DraftTable): string {
  const prefix = `${table.name}_ibfk_`;
  const numbers = table.foreignKeys.map((key) =>
    key.name.startsWith(prefix) ? Number(key.name.slice(prefix.length)) || 0 : 0,
  );
  return `${prefix}${numbers.reduce((most, number) => Math.max(most, number), 0) + 1}`;
}

/** Adds a check; one that only says that a column holds JSON makes it a JSON column instead. */
function addCheck(context: ApplyContext, table: DraftTable, node: CheckNode, column?: string): void {
  const json = table.columns.find((candidate) => isJsonCheck(node.expression, candidate.name));
  if (json?.type.name === 'longtext' || json?.type.name === 'json') {
    const type = mysqlColumnType('json');
    table.columns = table.columns.map((other) => (other === json ? { ...other, type } : other));
    return;
  }
  const columns = table.columns.map(({ name }) => name);
  const { hasAnsiQuotes } = context.modes;
  const check: CheckSchema = {
    name: node.name === '' ? (column ?? freeCheckName(table)) : node.name,
    expression: expressionText(node.expression, { columns, hasAnsiQuotes }),
  };
  table.checks = [...table.checks, check];
}

function freeCheckName(table: DraftTable): string {
  const taken = new Set(table.checks.map((check) => check.name.toUpperCase()));
  let number = 1;
  while (taken.has(`CONSTRAINT_${number}`)) number++;
  return `CONSTRAINT_${number}`;
}

function wholeColumn(column: string): IndexPart {
  return { kind: 'column', column, isDescending: false, prefix: null };
}
