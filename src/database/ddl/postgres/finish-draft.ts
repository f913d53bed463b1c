import { sortBy } from '../../../base/order.ts';
import { resolveType } from '../../postgres/column-type.ts';
import type { FindType, TypeName } from '../../postgres/type-name.ts';
import {
  databaseSchemaFormat,
  type DatabaseSchema,
  type ForeignKeySchema,
  type IndexPart,
  type IndexSchema,
  type TableSchema,
} from '../../schema.ts';
import { sortTables } from '../../sort-tables.ts';
import {
  keyOf,
  type Draft,
  type DraftExpression,
  type DraftForeignKey,
  type DraftIndex,
  type DraftTable,
} from './draft.ts';
import { expressionText } from './expression-text.ts';
import { printExpression } from './print-expression.ts';
import type { ExpressionContext } from './printed.ts';
import { finishColumn, type Finish } from './finish-column.ts';

/** The model of what the statements have made. */
export function finishDraft(draft: Draft): DatabaseSchema {
  const shown = [...draft.tables.values()].filter((table) => !table.isHidden);
  const defaultSchema = 'public';
  const local = (type: TypeName): TypeName =>
    type.schema === defaultSchema ? { ...type, schema: null } : type;
  const find: FindType = ({ schema, name }) => {
    const type = draft.types.get(keyOf(schema ?? defaultSchema, name));
    return type?.kind === 'domain' ? { ...type, base: local(type.base) } : type;
  };
  const finish: Finish = { draft, defaultSchema, find };
  const tables = sortTables(shown.map((table) => finishTable(table, finish)));
  return { format: databaseSchemaFormat, dialect: 'postgres', defaultSchema, tables };
}

function finishTable(table: DraftTable, finish: Finish): TableSchema {
  const { defaultSchema, find } = finish;
  const types = new Map(
    table.columns.map(({ name, type }) => [
      name,
      resolveType(type.schema === defaultSchema ? { ...type, schema: null } : type, find),
    ]),
  );
  const context: ExpressionContext = {
    defaultSchema,
    findType: find,
    typeOf: (column) => types.get(column)?.type,
  };
  const print = (expression: DraftExpression): string =>
    printExpression(expression.node, context) ?? expressionText(expression);
  return {
    schema: table.schema === defaultSchema ? null : table.schema,
    name: table.name,
    kind: table.kind,
    comment: table.comment,
    columns: table.columns.map((column) => {
      const resolved = types.get(column.name);
      return finishColumn(column, resolved ?? resolveType(column.type, find), table, {
        ...finish,
        context,
        print,
      });
    }),
    primaryKey: table.primaryKey === undefined ? null : { columns: table.primaryKey.columns },
    indexes: sortBy(
      table.indexes.map((index) => finishIndex(index, print)),
      ({ name }) => name,
    ),
    foreignKeys: sortBy(
      table.foreignKeys.map((key) => finishForeignKey(key, finish)),
      ({ name }) => name,
    ),
    checks: sortBy(
      table.checks.map(({ name, expression }) => ({ name, expression: print(expression) })),
      ({ name }) => name,
    ),
    isPartitioned: table.isPartitioned,
    origin: table.origin,
  };
}

function finishIndex(index: DraftIndex, print: (expression: DraftExpression) => string): IndexSchema {
  return {
    name: index.name,
    isUnique: index.isUnique,
    parts: index.parts.map(({ column, expression, isDescending, operatorClass, excludedBy }): IndexPart => {
      const operators = {
        ...(operatorClass !== undefined && { operatorClass }),
        ...(excludedBy !== undefined && { excludedBy }),
      };
      return expression === undefined
        ? { kind: 'column', column: column ?? '', isDescending, prefix: null, ...operators }
        : { kind: 'expression', expression: print(expression), isDescending, ...operators };
    }),
    where: index.where === undefined ? null : print(index.where),
    method: index.method,
    areNullsEqual: index.areNullsEqual,
  };
}

function finishForeignKey(key: DraftForeignKey, { draft, defaultSchema }: Finish): ForeignKeySchema {
  const { schema, name } = key.parent;
  const parent = draft.tables.get(keyOf(schema, name));
  return {
    name: key.name,
    columns: key.columns,
    references: {
      schema: schema === defaultSchema ? null : schema,
      table: name,
      columns: key.parentColumns.length > 0 ? key.parentColumns : (parent?.primaryKey?.columns ?? []),
    },
    onDelete: key.onDelete,
    onUpdate: key.onUpdate,
  };
}
