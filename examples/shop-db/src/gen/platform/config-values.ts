import type { SettingSchema } from './setting-schema.ts';

const times: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const sizes: Readonly<Record<string, number>> = {
  b: 1,
  k: 1024,
  kb: 1024,
  m: 1024 ** 2,
  mb: 1024 ** 2,
  g: 1024 ** 3,
};

/**
 * Turns text into what a setting holds: `30s`, `10m`, `true`, `a,b`. Text that does not fit stays
 * for the schema to report.
 */
export function readSetting(value: unknown, schema: SettingSchema): unknown {
  if (typeof value !== 'string') return value;
  if (schema['x-unit'] === 'time') return scaled(value, times) ?? value;
  if (schema['x-unit'] === 'size') return scaled(value, sizes) ?? value;
  const types = [schema.type].flat();
  if (types.includes('boolean') && /^(?:true|false)$/i.test(value))
    return value.toLowerCase() === 'true';
  if (types.includes('integer') && /^-?\d+$/.test(value)) return Number(value);
  if (types.includes('number') && /^-?\d+(?:\.\d+)?$/.test(value)) return Number(value);
  if (types.includes('array'))
    return value
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  return value;
}

function scaled(text: string, units: Readonly<Record<string, number>>): number | undefined {
  const [, digits, unit] = /^(\d+(?:\.\d+)?) *([a-z]*)$/i.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const factor = unit === '' ? 1 : units[unit?.toLowerCase() ?? ''];
  return factor === undefined ? undefined : Math.round(Number(digits) * factor);
}
