import type { IToken } from 'chevrotain';
import { report } from '../../../diagnostics/definition.ts';
import { ddlColumnsUnderivable } from '../../ddl-diagnostics.ts';
import { mysqlColumnType } from '../../mysql/column-type.ts';
import { originOf, spanOf, type ApplyContext } from './apply-context.ts';
import { draftTable, findColumn, isSameName, type DraftColumn, type DraftTable } from './draft-table.ts';
import type { StatementNode } from './statement.ts';
import { readPlainQuery, type PlainQuery, type QueryColumn } from './view-query.ts';

type CreateView = Extract<StatementNode, { kind: 'create-view' }>;

interface ReadTable {
  readonly alias: string;
  readonly isOptional: boolean;
  readonly table: DraftTable;
}

/** Creates a view whose columns follow from the tables that it reads; others are reported and left out. */
export function applyCreateView(context: ApplyContext, node: CreateView, query: readonly IToken[]): void {
  const { catalog } = context;
  const { name } = node.table;
  const schema = node.table.schema ?? catalog.current;
  const known = catalog.find(schema ?? undefined, name);
  if (known?.kind === 'view') catalog.remove(known);
  const span = spanOf(context, node.table);
  if (!query.some((token) => token.image.toUpperCase() === 'FROM')) {
    const parameters = { table: name, reason: 'it reads no table' };
    catalog.doubtfulViews.set(name, report(ddlColumnsUnderivable, parameters, { span }));
    return;
  }
  catalog.doubtfulViews.delete(name);
  const columns = viewColumns(context, query, node.columns);
  if (typeof columns === 'string') {
    const parameters = { table: name, reason: columns };
    context.diagnostics.push(report(ddlColumnsUnderivable, parameters, { span }));
    return;
  }
  const view = draftTable({ schema, name, kind: 'view', origin: originOf(context, node.table) });
  view.columns = columns;
  catalog.add(view);
}

function viewColumns(
  context: ApplyContext,
  query: readonly IToken[],
  names: CreateView['columns'],
): DraftColumn[] | string {
  const read = readPlainQuery(query);
  if (typeof read === 'string') return read;
  const tables: ReadTable[] = [];
  for (const { schema, name, alias, isOptional } of read.tables) {
    const table = context.catalog.find(schema, name);
    if (table === undefined) return `its table "${name}" is not declared`;
    tables.push({ alias, isOptional, table });
  }
  const selected = selectColumns(read, tables);
  if (typeof selected === 'string') return selected;
  if (names.length !== 0 && names.length !== selected.length)
    return `it names ${names.length} columns, but its query has ${selected.length}`;
  const columns = selected.map((column, index) => ({ ...column, name: names[index]?.text ?? column.name }));
  return problemOf(columns) ?? columns;
}

function problemOf(columns: readonly DraftColumn[]): string | undefined {
  if (columns.length === 0) return 'it gives no columns';
  const seen = new Set<string>();
  for (const { name } of columns) {
    if (seen.has(name.toLowerCase())) return `it gives two columns called "${name}"`;
    seen.add(name.toLowerCase());
  }
  return undefined;
}

function selectColumns(query: PlainQuery, tables: readonly ReadTable[]): DraftColumn[] | string {
  const columns: DraftColumn[] = [];
  for (const item of query.columns) {
    const found = columnsOf(item, tables);
    if (typeof found === 'string') return found;
    columns.push(...found);
  }
  return columns;
}

function columnsOf(item: QueryColumn, tables: readonly ReadTable[]): readonly DraftColumn[] | string {
  if (item.kind === 'count') return [plainColumn(countColumn, item.name, false)];
  const candidates = tables.filter(({ alias }) => item.table === '' || isSameName(alias, item.table));
  if (item.kind === 'all') {
    if (candidates.length === 0) return `no table of its query is called "${item.table}"`;
    return candidates.flatMap(({ table, isOptional }) =>
      table.columns
        .filter((column) => !column.isInvisible)
        .map((column) => plainColumn(column, column.name, isOptional)),
    );
  }
  for (const { table, isOptional } of candidates) {
    const column = findColumn(table, item.column);
    if (column !== undefined) return [plainColumn(column, item.name, isOptional)];
  }
  return `no table of its query has a column "${item.column}"`;
}

const countColumn: DraftColumn = {
  name: '',
  type: mysqlColumnType('bigint'),
  isNullable: false,
  default: null,
  generated: null,
  identity: null,
  isSetOnUpdate: false,
  comment: '',
  isInvisible: false,
  bytesPerCharacter: 1,
};

// What a table does when its column is written is no concern of a view's reader.
function plainColumn(column: DraftColumn, name: string, isOptional: boolean): DraftColumn {
  return {
    ...countColumn,
    name,
    type: column.type,
    isNullable: column.isNullable || isOptional,
    comment: column.comment,
  };
}
