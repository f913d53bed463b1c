const unitBytes: Readonly<Record<string, number>> = { '': 1, b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** The bytes of a size (`1048576`, `512k`, `10m`, `10MB`), in powers of 1024, or null when it is none. */
export function parseByteSize(text: string): number | null {
  const match = /^(\d+)\s*([kmg]?)(?:i?b)?$/i.exec(text.trim());
  if (match === null) return null;
  const bytes = Number(match[1]) * (unitBytes[(match[2] ?? '').toLowerCase()] ?? 1);
  return Number.isSafeInteger(bytes) ? bytes : null;
}
