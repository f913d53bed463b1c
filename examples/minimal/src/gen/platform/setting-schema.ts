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

declare const valueType: unique symbol;

/** A setting whose value has a type, too. */
export interface TypedSetting<Value> extends SettingSchema {
  readonly [valueType]?: Value;
}

/** The type of what a setting, or a group of settings, holds. */
export type SettingValue<Schema> = Schema extends TypedSetting<infer Value> ? Value : unknown;

/** A text, with a default where it has one. */
export const text = <Default extends string | undefined = undefined>(
  value?: Default,
): TypedSetting<string | Default> => ({
  type: 'string',
  ...(value !== undefined && { default: value }),
});

/** On or off. */
export const flag = (value: boolean): TypedSetting<boolean> => ({
  type: 'boolean',
  default: value,
});

/** A whole number. */
export const count = (value: number, minimum = 0): TypedSetting<number> => ({
  type: 'integer',
  minimum,
  default: value,
});

/** A number, whole or not. */
export const number = (value: number, minimum?: number): TypedSetting<number> => ({
  type: 'number',
  ...(minimum !== undefined && { minimum }),
  default: value,
});

/** One of several texts, with a default where it has one. */
export const choice = <const Choice extends string, Default extends Choice | undefined = undefined>(
  choices: readonly Choice[],
  value?: Default,
): TypedSetting<Choice | Default> => ({
  type: 'string',
  enum: choices,
  ...(value !== undefined && { default: value }),
});

/** A time in milliseconds, written as `500ms`, `30s` or `5m`. */
export const time = (value: number, minimum = 0): TypedSetting<number> => ({
  ...count(value, minimum),
  // No timer waits longer: beyond this it would not wait at all.
  maximum: 2 ** 31 - 1,
  'x-unit': 'time',
});

/** A TCP port. */
export const port = (value: number): TypedSetting<number> => ({
  type: 'integer',
  minimum: 0,
  maximum: 65535,
  default: value,
});

/** A list of texts, empty by default. */
export const texts: TypedSetting<readonly string[]> = {
  type: 'array',
  items: { type: 'string', minLength: 1 },
  default: [],
};

type Settings = Readonly<Record<string, SettingSchema>>;

/** What a group holds: those of its settings that are required are always there. */
export type GroupValue<Members extends Settings, Required extends keyof Members> = {
  readonly [Name in keyof Members]: Name extends Required
    ? Exclude<SettingValue<Members[Name]>, undefined>
    : SettingValue<Members[Name]>;
};

/** Settings by name; every group is there, with its defaults, when it is left out. */
export function group<Members extends Settings, Required extends keyof Members & string = never>(
  properties: Members,
  required: readonly Required[] = [],
): TypedSetting<GroupValue<Members, Required>> {
  return { type: 'object', properties, required, additionalProperties: false, default: {} };
}
