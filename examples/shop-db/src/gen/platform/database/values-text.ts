/** Values as one text: the same for equal values, whatever a 64-bit integer is read as. */
export function textOfValues(values: readonly unknown[]): string {
  return JSON.stringify(values.map(textOf));
}

/** The values of some properties of a row as one text. */
export function textOfProperties(row: object, properties: readonly string[]): string {
  return textOfValues(properties.map((property): unknown => Reflect.get(row, property)));
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return JSON.stringify(value);
}
