/** What JSON and YAML can say, with maps for objects: a key such as `__proto__` is one like any other there. */
export type Data = null | boolean | number | string | readonly Data[] | DataRecord;

/** An object. */
export type DataRecord = ReadonlyMap<string, Data>;

/** One change of a value at a path of keys. Without `value` the key goes. */
export interface DataEdit {
  readonly path: readonly string[];
  readonly value?: Data;
}

/** Whether a value is an object. */
export function isRecord(value: Data | undefined): value is DataRecord {
  return value instanceof Map;
}

/** An object with one edit made. */
export function withEdit(record: DataRecord, { path, value }: DataEdit): DataRecord {
  const [key = '', ...rest] = path;
  const copy = new Map(record);
  const inner = record.get(key);
  if (rest.length > 0)
    copy.set(key, withEdit(isRecord(inner) ? inner : new Map(), { ...valueOf(value), path: rest }));
  else if (value === undefined) copy.delete(key);
  else copy.set(key, value);
  return copy;
}

function valueOf(value: Data | undefined): { readonly value?: Data } {
  return value === undefined ? {} : { value };
}

/** Whether two values say the same, in whatever order their keys stand. */
export function isSame(left: Data | undefined, right: Data | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return printData(left) === printData(right);
}

/** One text for all values that say the same. */
export function printData(value: Data): string {
  if (Array.isArray(value)) return `[${value.map(printData).join()}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const members = [...value].map(([key, item]) => `${JSON.stringify(key)}:${printData(item)}`);
  return `{${members.toSorted().join()}}`;
}
