import type { Dialect } from '../dialect.ts';
import { quoteIdentifier } from '../quote-identifier.ts';
import type { IndexPart, IndexSchema, TableSchema } from '../schema.ts';
import { isExclusion } from './is-exclusion.ts';
import { printTableName } from './print-table-name.ts';

/** A statement that makes an index, without the semicolon. */
export function printCreateIndex(table: TableSchema, index: IndexSchema, dialect: Dialect): string {
  if (dialect === 'postgres' && isExclusion(index)) return printExclusion(table, index);
  const name = quoteIdentifier(index.name, dialect);
  const kind = mysqlKind(index, dialect) || (index.isUnique ? 'UNIQUE ' : '');
  const method =
    dialect === 'postgres' && index.method !== 'btree' && /^[a-z_]\w*$/.test(index.method)
      ? ` USING ${index.method}`
      : '';
  const nulls = dialect === 'postgres' && index.areNullsEqual ? ' NULLS NOT DISTINCT' : '';
  const where = index.where === null || dialect === 'mysql' ? '' : ` WHERE ${index.where}`;
  const parts = printIndexParts(index.parts, dialect);
  return `CREATE ${kind}INDEX ${name} ON ${printTableName(table, dialect)}${method} (${parts})${nulls}${where}`;
}

const operatorSigns = /^[-+*/<>=~!@#%^&|`?]+$/;

function printExclusion(table: TableSchema, { name, method, parts, where }: IndexSchema): string {
  const list = parts.map((part) => {
    const { excludedBy = '' } = part;
    return `${printIndexParts([part], 'postgres')} WITH ${operatorSigns.test(excludedBy) ? excludedBy : '='}`;
  });
  const using = /^[a-z_]\w*$/.test(method) ? method : 'gist';
  const constraint = `CONSTRAINT ${quoteIdentifier(name, 'postgres')} EXCLUDE USING ${using} (${list.join(', ')})`;
  return `ALTER TABLE ${printTableName(table, 'postgres')} ADD ${constraint}${where === null ? '' : ` WHERE (${where})`}`;
}

/** An index as a line of CREATE TABLE or behind ADD, as only MySQL has it. */
export function printIndexClause(index: IndexSchema): string {
  const kind = mysqlKind(index, 'mysql') || (index.isUnique ? 'UNIQUE ' : '');
  return `${kind}KEY ${quoteIdentifier(index.name, 'mysql')} (${printIndexParts(index.parts, 'mysql')})`;
}

function mysqlKind({ method }: IndexSchema, dialect: Dialect): string {
  if (dialect !== 'mysql') return '';
  return method === 'fulltext' || method === 'spatial' ? `${method.toUpperCase()} ` : '';
}

/** The columns and expressions of an index, in their order. */
export function printIndexParts(parts: readonly IndexPart[], dialect: Dialect): string {
  return parts
    .map((part) => {
      const operators =
        dialect === 'postgres' && part.operatorClass !== undefined
          ? ` ${quoteIdentifier(part.operatorClass, dialect)}`
          : '';
      const direction = `${operators}${part.isDescending ? ' DESC' : ''}`;
      if (part.kind === 'expression') return `(${part.expression})${direction}`;
      const prefix = dialect === 'mysql' && part.prefix !== null ? `(${part.prefix})` : '';
      return `${quoteIdentifier(part.column, dialect)}${prefix}${direction}`;
    })
    .join(', ');
}
