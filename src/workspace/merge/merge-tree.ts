import type { Versions } from '../plan.ts';
import { markDifferences } from './conflict-markers.ts';
import { isSame, withEdit, type DataEdit, type DataRecord } from './data.ts';
import type { Merge } from './merge.ts';
import { mergeValue, type Settle } from './merge-value.ts';

/** A language whose texts are objects of values, merged by key instead of by line. */
export interface TreeFormat {
  /** The data of a text; undefined when it is none, or when its data would not say all that it says. */
  readonly read: (text: string) => DataRecord | undefined;
  /** Makes one edit in a text; order and form of what is new are the model's. Undefined when it cannot be made. */
  readonly edit: (text: string, edit: DataEdit, model: string) => string | undefined;
  readonly comments: (text: string) => readonly string[];
}

/** A merge by structure, and the data that the file has after it; none while something is disputed. */
export interface TreeMerge extends Merge {
  readonly data: DataRecord | undefined;
}

/**
 * Merges by key. The result is read again before it is believed: undefined when a text cannot be read, when what comes
 * out does not say what it should, or when a comment of the owner's would be lost.
 */
export function mergeTree(format: TreeFormat, versions: Versions, settle: Settle): TreeMerge | undefined {
  const [base, yours, apigen] = [versions.base, versions.yours, versions.apigen].map(format.read);
  if (base === undefined || yours === undefined || apigen === undefined) return undefined;
  const { edits, disputes } = mergeValue({ base, yours, apigen }, settle);
  const mine = applyAll(format, versions.yours, yours, edits, versions.apigen);
  if (mine === undefined || losesComment(format, versions, mine.text)) return undefined;
  if (disputes.length === 0) return { ...mine, conflicts: 0 };
  const other = applyAll(format, mine.text, mine.data, disputes, versions.apigen);
  return other === undefined ? undefined : { ...markDifferences(mine.text, other.text), data: undefined };
}

function applyAll(
  format: TreeFormat,
  text: string,
  data: DataRecord,
  edits: readonly DataEdit[],
  model: string,
): { readonly text: string; readonly data: DataRecord } | undefined {
  let result = text;
  for (const edit of edits) {
    const next = format.edit(result, edit, model);
    if (next === undefined) return undefined;
    result = next;
  }
  const expected = edits.reduce(withEdit, data);
  return isSame(format.read(result), expected) ? { text: result, data: expected } : undefined;
}

function losesComment({ comments }: TreeFormat, { base, yours }: Versions, merged: string): boolean {
  return without(without(comments(yours), comments(base)), comments(merged)).length > 0;
}

/** The items of a list that another one does not hold as often. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((item) => {
    const index = left.indexOf(item);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
