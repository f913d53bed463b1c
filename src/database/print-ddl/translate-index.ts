import type { Dialect } from '../dialect.ts';
import type { IndexPart, IndexSchema } from '../schema.ts';
import { translateExpression } from './translate-expression.ts';
import { isExclusion } from './is-exclusion.ts';
import type { LeaveOut } from './leave-out.ts';

/** An index as another dialect would hold it; undefined where it has none such. */
export function translateIndex(
  index: IndexSchema,
  columns: readonly string[],
  to: Dialect,
  leaveOut: LeaveOut,
): IndexSchema | undefined {
  if (isExclusion(index)) {
    leaveOut(`the exclusion "${index.name}"`);
    return undefined;
  }
  const parts = index.parts.map((part) => translatePart(part, columns, to));
  const where = index.where === null ? null : translateExpression(index.where, columns, to);
  const isPlain = index.method === 'btree' || index.method === 'hash';
  const isKnown = isPlain && where !== undefined && !parts.includes(undefined);
  // A unique index that holds for other rows than the original would refuse rows, or let them pass.
  const isExact =
    (to !== 'mysql' || where === null) && (to === 'postgres' || !index.areNullsEqual) && !hasPrefix(index);
  if (!isKnown || (index.isUnique && !isExact)) {
    leaveOut(`the ${index.isUnique ? 'unique ' : ''}index "${index.name}"`);
    return undefined;
  }
  return {
    ...index,
    parts: parts.filter((part) => part !== undefined),
    where: to === 'mysql' ? null : where,
    method: 'btree',
  };
}

function hasPrefix({ parts }: IndexSchema): boolean {
  return parts.some((part) => part.kind === 'column' && part.prefix !== null);
}

function translatePart(
  { operatorClass, ...part }: IndexPart,
  columns: readonly string[],
  to: Dialect,
): IndexPart | undefined {
  const operators = to === 'postgres' && operatorClass !== undefined ? { operatorClass } : {};
  if (part.kind === 'column') return { ...part, prefix: null, ...operators };
  const expression = translateExpression(part.expression, columns, to);
  return expression === undefined ? undefined : { ...part, expression, ...operators };
}
