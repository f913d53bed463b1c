import type { A_Const, Node, RangeVar } from 'libpg-query';

/** The texts of a list of names: `pg_catalog.int4` is `['pg_catalog', 'int4']`. */
export function namesOf(nodes: readonly Node[] | undefined): string[] {
  return (nodes ?? []).map((node) => ('String' in node ? (node.String.sval ?? '') : ''));
}

/** The names in a list node, or the one name of a string node. */
export function listNames(node: Node | undefined): string[] {
  if (node === undefined) return [];
  if ('List' in node) return namesOf(node.List.items);
  return namesOf([node]);
}

/** The text of a constant as SQL means it, without quotes; null for NULL. */
export function constantText(value: A_Const): string | null {
  if (value.isnull === true) return null;
  if (value.ival !== undefined) return String(value.ival.ival ?? 0);
  if (value.fval !== undefined) return value.fval.fval ?? '0';
  if (value.boolval !== undefined) return String(value.boolval.boolval ?? false);
  if (value.bsval !== undefined) return value.bsval.bsval ?? '';
  return value.sval?.sval ?? '';
}

/** A relation as it is named: without a schema where none is written. */
export interface WrittenName {
  readonly schema: string | undefined;
  readonly name: string;
}

/** The name of a relation. */
export function relationName(relation: RangeVar | undefined): WrittenName {
  return { schema: relation?.schemaname, name: relation?.relname ?? '' };
}

/** The last one or two of a list of names, as a relation or type is named. */
export function qualifiedName(names: readonly string[]): WrittenName {
  return { schema: names.at(-2), name: names.at(-1) ?? '' };
}
