import { diff3Merge } from 'node-diff3';
import { isRecord, isSame, printData, type Data, type DataEdit, type DataRecord } from './data.ts';

/** How the owner's data become the merged ones. */
export interface ValueMerge {
  readonly edits: readonly DataEdit[];
  /** What apigen would have at places that the owner changed too, and differently. */
  readonly disputes: readonly DataEdit[];
}

/** Settles a place that both changed; undefined when nobody but the owner can. */
export type Settle = (path: readonly string[], yours: Data, apigen: Data) => Data | undefined;

/**
 * Merges key by key, whatever the order of the keys. A key that its owner deleted stays deleted, and one that the owner
 * changed stays although apigen has no use for it any more. Lists are merged item by item.
 */
export function mergeValue(
  versions: { readonly base: DataRecord; readonly yours: DataRecord; readonly apigen: DataRecord },
  settle: Settle,
): ValueMerge {
  const edits: DataEdit[] = [];
  const disputes: DataEdit[] = [];
  mergeRecord(versions, [], { edits, disputes, settle });
  return { edits, disputes };
}

interface Progress {
  readonly edits: DataEdit[];
  readonly disputes: DataEdit[];
  readonly settle: Settle;
}

interface Three<Value> {
  readonly base: Value;
  readonly yours: Value;
  readonly apigen: Value;
}

function mergeRecord(
  { base, yours, apigen }: Three<DataRecord>,
  path: readonly string[],
  progress: Progress,
): void {
  for (const key of new Set([...yours.keys(), ...apigen.keys()])) {
    const three = { base: base.get(key), yours: yours.get(key), apigen: apigen.get(key) };
    mergeKey(three, [...path, key], progress);
  }
}

function mergeKey(three: Three<Data | undefined>, path: readonly string[], progress: Progress): void {
  const { base, yours, apigen } = three;
  if (isSame(base, apigen) || isSame(yours, apigen)) return;
  if (yours === undefined) {
    if (base === undefined && apigen !== undefined) progress.edits.push({ path, value: apigen });
    return;
  }
  if (apigen === undefined) {
    if (isSame(base, yours)) progress.edits.push({ path });
    return;
  }
  if (isRecord(yours) && isRecord(apigen)) {
    mergeRecord({ base: isRecord(base) ? base : new Map(), yours, apigen }, path, progress);
    return;
  }
  const value = isSame(base, yours) ? apigen : (mergeList(three) ?? progress.settle(path, yours, apigen));
  if (value === undefined) progress.disputes.push({ path, value: apigen });
  else if (!isSame(value, yours)) progress.edits.push({ path, value });
}

function mergeList({ base, yours, apigen }: Three<Data | undefined>): Data | undefined {
  if (!Array.isArray(base) || !Array.isArray(yours) || !Array.isArray(apigen)) return undefined;
  const [items, old, now] = [yours, base, apigen].map((list: readonly Data[]) => list.map(printData));
  const regions = diff3Merge(items ?? [], old ?? [], now ?? [], { excludeFalseConflicts: true });
  if (regions.some(({ conflict }) => conflict !== undefined)) return undefined;
  const byText = new Map([...yours, ...apigen].map((item: Data) => [printData(item), item]));
  return regions.flatMap(({ ok }) => ok ?? []).map((text) => byText.get(text) ?? null);
}
