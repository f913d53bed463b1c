/** A document as the server shows one of the type jsonb, which keeps no spaces and no order of keys; as it is where it is none. */
export function jsonbText(text: string): string {
  if (!keepsNumbers(text)) return text;
  try {
    return print(JSON.parse(text));
  } catch {
    return text;
  }
}

/** JavaScript would round long numbers, and write others in another way; what looks like one in a text counts too. */
function keepsNumbers(text: string): boolean {
  const risky = /^\d{15}|\.|[eE]/;
  return (text.match(/\d[\d.]*(?:[eE][+-]?\d+)?/g) ?? []).every(
    (number) => !risky.test(number) || String(Number(number)) === number,
  );
}

function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => byLength(a, b));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}: ${print(item)}`).join(', ')}}`;
}

/** Keys stand by length in bytes, then by their bytes. */
function byLength(a: string, b: string): number {
  const encoder = new TextEncoder();
  const [left, right] = [encoder.encode(a), encoder.encode(b)];
  if (left.length !== right.length) return left.length - right.length;
  const index = left.findIndex((byte, place) => byte !== right[place]);
  return index < 0 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
}
