/** A setting: JSON Schema, and `x-unit` where text such as `30s` or `10m` is a number. */
export interface SettingSchema {
  readonly type: string | readonly string[];
  readonly properties?: Readonly<Record<string, SettingSchema>>;
  readonly additionalProperties?: boolean | SettingSchema;
  readonly required?: readonly string[];
  readonly items?: object;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly 'x-unit'?: 'time' | 'size';
}

/** A text, with a default where it has one. */
export const text = (value?: string): SettingSchema => ({
  type: 'string',
  ...(value !== undefined && { default: value }),
});

/** On or off. */
export const flag = (value: boolean): SettingSchema => ({ type: 'boolean', default: value });

/** A whole number. */
export const count = (value: number, minimum = 0): SettingSchema => ({
  type: 'integer',
  minimum,
  default: value,
});

/** A time in milliseconds, written as `500ms`, `30s` or `5m`. */
export const time = (value: number, minimum = 0): SettingSchema => ({
  ...count(value, minimum),
  // No timer waits longer: beyond this it would not wait at all.
  maximum: 2 ** 31 - 1,
  'x-unit': 'time',
});

/** A TCP port. */
export const port = (value: number): SettingSchema => ({
  type: 'integer',
  minimum: 0,
  maximum: 65535,
  default: value,
});

/** A list of texts, empty by default. */
export const texts: SettingSchema = {
  type: 'array',
  items: { type: 'string', minLength: 1 },
  default: [],
};

/** Settings by name; every group is there, with its defaults, when it is left out. */
export function group(
  properties: Readonly<Record<string, SettingSchema>>,
  required: readonly string[] = [],
): SettingSchema {
  return { type: 'object', properties, required, additionalProperties: false, default: {} };
}
