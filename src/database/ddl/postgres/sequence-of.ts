import type { Node } from 'libpg-query';
import { constantText, namesOf } from './node-parts.ts';

/** The name of the sequence that a default counts by `nextval`, without its quotes; undefined for any other default. */
export function sequenceOf(node: Node): string | undefined {
  if (!('FuncCall' in node)) return undefined;
  const { funcname, args = [] } = node.FuncCall;
  if (namesOf(funcname).at(-1) !== 'nextval') return undefined;
  const [argument] = args;
  const inner = argument !== undefined && 'TypeCast' in argument ? argument.TypeCast.arg : argument;
  if (inner === undefined || !('A_Const' in inner)) return undefined;
  return relationParts(constantText(inner.A_Const) ?? '').join('.');
}

/** The names in a text that stands for a relation: without quotes, and in lower case where there are none. */
export function relationParts(text: string): readonly string[] {
  return Array.from(text.matchAll(/"((?:[^"]|"")*)"|([^".\s]+)/g), ([, quoted, plain = '']) =>
    quoted === undefined ? plain.toLowerCase() : quoted.replaceAll('""', '"'),
  );
}
