import { databaseSchema, int64Types, type DatabaseSettings } from './database-settings.ts';
import { pluginsSchema, type PluginSettings } from './plugin-settings.ts';

/** The package managers that a generated project can be set up for. */
export const packageManagers = ['npm', 'pnpm', 'yarn'] as const;

/** One of {@link packageManagers}. */
export type PackageManager = (typeof packageManagers)[number];

/** What the logic can have for 64-bit integers. */
export type Int64Type = (typeof int64Types)[number];

/** What `apigen.json` says, and what its project adds: everything besides the contract that decides the output. */
export interface Settings {
  /** The root contract, relative to the project. */
  readonly contract: string;
  /** The name of the package and of the image. */
  readonly name: string;
  readonly port: number;
  readonly adminPort: number;
  readonly packageManager: PackageManager;
  readonly int64: Int64Type;
  readonly plugins?: readonly PluginSettings[];
  /** Where models come from and what they look like, in projects that have any. */
  readonly database?: DatabaseSettings;
  /** The project's own templates by name, where it has any. Not written in `apigen.json`: they are files. */
  readonly templates?: Readonly<Record<string, string>>;
  /** Hashes of the files that plugins are made of, by path, where there are plugins. Not written in `apigen.json` either. */
  readonly pluginFiles?: Readonly<Record<string, string>>;
  /** The text of the snapshot of the database, in projects with models. A file too. */
  readonly databaseSnapshot?: string;
}

/** The settings that stand in `apigen.json`. */
export type WrittenSetting = Exclude<keyof Settings, 'templates' | 'pluginFiles' | 'databaseSnapshot'>;

/** How one setting is written, checked and documented; the JSON schema for editors is printed from this. */
export type SettingDefinition =
  | { readonly kind: 'text'; readonly summary: string; readonly pattern?: RegExp; readonly rule?: string }
  | { readonly kind: 'port'; readonly summary: string; readonly fallback: number }
  | {
      readonly kind: 'choice';
      readonly summary: string;
      readonly choices: readonly string[];
      readonly fallback: string;
    }
  | { readonly kind: 'plugins'; readonly summary: string; readonly fallback: readonly PluginSettings[] }
  | { readonly kind: 'database'; readonly summary: string; readonly fallback: null };

/** A name that is a folder, an npm package and a container image at once. */
export const projectName = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Every setting, in the order in which `apigen new` writes them. Those without a fallback must be given. */
export const settingDefinitions: Readonly<Record<WrittenSetting, SettingDefinition>> = {
  contract: {
    kind: 'text',
    summary: 'The contract that the service is generated from, relative to this file.',
    pattern: /^(?![/\\]|[A-Za-z]:)[^\u0000-\u001f\\]+\.api$/,
    rule: 'a relative path with "/" that ends in ".api"',
  },
  name: {
    kind: 'text',
    summary: 'The name of the package and of the container image.',
    pattern: projectName,
    rule: 'lower-case letters, digits and "-", at most 63 of them, beginning with a letter or digit',
  },
  port: { kind: 'port', summary: 'The port that the service listens on by default.', fallback: 8080 },
  adminPort: { kind: 'port', summary: 'The port of metrics and health checks by default.', fallback: 9090 },
  packageManager: {
    kind: 'choice',
    summary: 'The package manager that the project is set up for.',
    choices: packageManagers,
    fallback: 'npm',
  },
  int64: {
    kind: 'choice',
    summary:
      'What the logic gets for "int64" and "uint64", which are JSON numbers on the wire: "number" refuses what it would have to round, "bigint" and "string" (decimal digits) hold all 64 bits.',
    choices: int64Types,
    fallback: 'number',
  },
  plugins: {
    kind: 'plugins',
    summary: 'Programs and modules whose files belong to the project too, in the order in which they run.',
    fallback: [],
  },
  database: {
    kind: 'database',
    summary: 'The database that models are made of; "apigen model" writes it.',
    fallback: null,
  },
};

/** The name of the settings file in a project. */
export const settingsFileName = 'apigen.json';

/** Where the JSON schema of the settings stands in a project, so that editors find it without a network. */
export const settingsSchemaPath = '.apigen/schema.json';

/** Prints `apigen.json`. */
export function printSettings(settings: Settings): string {
  const { contract, name, port, adminPort, packageManager, int64 } = settings;
  const $schema = `./${settingsSchemaPath}`;
  const value = { $schema, contract, name, port, adminPort, packageManager, int64 };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Prints the JSON schema of `apigen.json`. */
export function printSettingsSchema(): string {
  const properties = Object.fromEntries(
    Object.entries(settingDefinitions).map(([name, definition]) => [name, schemaOf(definition)]),
  );
  const required = Object.entries(settingDefinitions)
    .filter(([, definition]) => !('fallback' in definition))
    .map(([name]) => name);
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Settings of an apigen project',
    type: 'object',
    properties: { $schema: { type: 'string' }, ...properties },
    required,
    additionalProperties: false,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function schemaOf(definition: SettingDefinition): object {
  const description = definition.summary;
  switch (definition.kind) {
    case 'text':
      return {
        description,
        type: 'string',
        ...(definition.pattern === undefined ? {} : { pattern: definition.pattern.source }),
      };
    case 'port':
      return { description, type: 'integer', minimum: 0, maximum: 65535, default: definition.fallback };
    case 'choice':
      return { description, enum: definition.choices, default: definition.fallback };
    case 'plugins':
      return { description, ...pluginsSchema };
    case 'database':
      return { description, ...databaseSchema };
  }
}
