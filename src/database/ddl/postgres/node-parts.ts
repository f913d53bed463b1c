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
  if (value.fval !== undefined) return withoutExponent(value.fval.fval ?? '0');
  if (value.boolval !== undefined) return String(value.boolval.boolval ?? false);
  if (value.bsval !== undefined) return value.bsval.bsval ?? '';
  return value.sval?.sval ?? '';
}

/** `1.5e3` is the number 1500 to the server, with its digits; what would be very long is left. */
function withoutExponent(text: string): string {
  const [, whole = '', fraction = '', exponent] = /^(\d*)\.?(\d*)e([+-]?\d{1,2})$/i.exec(text) ?? [];
  if (exponent === undefined) return text;
  const shift = Number(exponent);
  const digits = `${'0'.repeat(Math.max(0, -shift))}${whole}${fraction}${'0'.repeat(Math.max(0, shift - fraction.length))}`;
  const point = Math.max(0, -shift) + whole.length + shift;
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = digits.slice(point);
  return `${left === '' ? '0' : left}${right === '' ? '' : `.${right}`}`;
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
