import type { Node, TypeName as TypeNode } from 'libpg-query';
import type { TypeName } from '../../postgres/type-name.ts';
import { constantText, namesOf } from './node-parts.ts';

/** The words of an interval by the mask that the grammar makes of them. */
const intervalFields: Readonly<Record<string, string>> = {
  4: 'year',
  2: 'month',
  8: 'day',
  1024: 'hour',
  2048: 'minute',
  4096: 'second',
  6: 'year to month',
  1032: 'day to hour',
  3080: 'day to minute',
  7176: 'day to second',
  3072: 'hour to minute',
  7168: 'hour to second',
  6144: 'minute to second',
};

/** A type as DDL names it. The schema is null for those of the server and of the own schema. */
export function readTypeName(node: TypeNode | undefined, defaultSchema: string): TypeName {
  const names = namesOf(node?.names);
  const schema = names.at(-2);
  const name = names.at(-1) ?? '';
  const list = (node?.typmods ?? []).map(argumentText);
  const isInterval = name === 'interval';
  const fields = isInterval ? (intervalFields[list[0] ?? ''] ?? '') : '';
  return {
    schema: schema === undefined || schema === 'pg_catalog' || schema === defaultSchema ? null : schema,
    name,
    arguments: isInterval ? list.slice(1) : list,
    fields,
    dimensions: node?.arrayBounds?.length ?? 0,
  };
}

function argumentText(node: Node): string {
  if ('A_Const' in node) return constantText(node.A_Const) ?? '';
  return 'ColumnRef' in node ? namesOf(node.ColumnRef.fields).join('.') : '';
}
