/** A version of a package: `1.2.3`, or `1.2.3-beta.1`. */
export const versionPattern = /^\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/;

/** Compares two versions as npm does: by number, a pre-release before its release. */
export function compareVersions(left: string, right: string): number {
  const [leftNumbers, leftRest] = partsOf(left);
  const [rightNumbers, rightRest] = partsOf(right);
  const difference = compareLists(leftNumbers, rightNumbers);
  if (difference !== 0 || leftRest.length === 0 || rightRest.length === 0)
    return difference !== 0 ? difference : rightRest.length - leftRest.length;
  return compareLists(leftRest, rightRest);
}

function partsOf(version: string): [readonly string[], readonly string[]] {
  const dash = version.indexOf('-');
  const numbers = dash < 0 ? version : version.slice(0, dash);
  return [numbers.split('.'), dash < 0 ? [] : version.slice(dash + 1).split('.')];
}

function compareLists(left: readonly string[], right: readonly string[]): number {
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (part !== other) return compareParts(part, other);
  }
  return left.length - right.length;
}

/** Numbers count as such and come before words. */
function compareParts(left: string, right: string): number {
  const [leftNumber, rightNumber] = [left, right].map((part) =>
    /^\d+$/.test(part) ? Number(part) : undefined,
  );
  if (leftNumber !== undefined && rightNumber !== undefined) return leftNumber - rightNumber;
  if (leftNumber !== undefined) return -1;
  return rightNumber !== undefined || left > right ? 1 : -1;
}
