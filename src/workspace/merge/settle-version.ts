import type { Settle } from './merge-value.ts';

const dependencyFields: ReadonlySet<string> = new Set([
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
  'engines',
]);

/**
 * Two versions of one dependency that both were raised: the higher one serves both, as long as it is not apigen that
 * would raise the owner to another major. Bots that update dependencies would make every merge a conflict otherwise.
 */
export const settleVersion: Settle = (path, yours, apigen) => {
  const [field = '', name] = path;
  if (name === undefined || path.length !== 2 || !dependencyFields.has(field)) return undefined;
  const [mine, other] = [readRange(yours), readRange(apigen)];
  if (mine === undefined || other === undefined || mine.operator !== other.operator) return undefined;
  if (compareNumbers(mine.numbers, other.numbers) >= 0) return yours;
  return breakingNumbers(mine) === breakingNumbers(other) ? apigen : undefined;
};

interface Range {
  readonly operator: string;
  readonly numbers: readonly number[];
}

function readRange(value: unknown): Range | undefined {
  const match = typeof value === 'string' ? /^(\^|~|>=)(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(value) : null;
  if (match === null) return undefined;
  const [, operator = '', ...parts] = match;
  return { operator, numbers: [0, 1, 2].map((index) => Number(parts[index] ?? 0)) };
}

/** What a caret keeps: the major, and before 1.0.0 the minor too. */
function breakingNumbers({ numbers: [major = 0, minor = 0] }: Range): string {
  return major === 0 ? `0.${minor}` : String(major);
}

function compareNumbers(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((number, place) => number !== right[place]);
  return index < 0 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
}
