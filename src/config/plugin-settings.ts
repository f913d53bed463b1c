import type { JsonValue } from '../base/json.ts';

/** A program or module of the owner's whose files belong to the project too. */
export interface PluginSettings {
  /** Blamed by this name; unique in a project. */
  readonly name: string;
  /** A program with its arguments, or a module that exports a `plugin`. */
  readonly run:
    | { readonly kind: 'command'; readonly command: readonly string[] }
    | { readonly kind: 'module'; readonly module: string };
  /** Handed over as they are. */
  readonly options: { readonly [name: string]: JsonValue };
  /** Files of the project that it reads besides its own: when one changes, `apigen generate` has something to do. */
  readonly inputs: readonly string[];
  readonly timeoutSeconds: number;
}

/** A plugin's name is a folder, and stands in messages and in the manifest. */
export const pluginName = /^[a-z][a-z0-9-]{0,39}$/;

/** The longest time that a plugin may be given, and what it has when nothing is said. */
export const pluginTimeout = { longest: 600, fallback: 30 } as const;

/** A path inside the project, `/` separators, no way out. */
export const inputPath = /^(?![/\\]|[A-Za-z]:|(?:[^\u0000]*\/)?\.\.(?:\/|$))[^\u0000-\u001f\\]{1,1024}$/;

/** The JSON schema of the setting `plugins`. */
export const pluginsSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      name: {
        description: 'Its name in messages and in the manifest.',
        type: 'string',
        pattern: pluginName.source,
      },
      command: {
        description: 'A program and its arguments; started in the folder of the project, without a shell.',
        type: 'array',
        items: { type: 'string' },
        minItems: 1,
      },
      module: {
        description:
          'A JavaScript or TypeScript module ("./tools/docs.ts") or package that exports "plugin".',
        type: 'string',
        minLength: 1,
      },
      options: { description: 'Handed to the plugin as they are.', type: 'object' },
      inputs: {
        description: 'Files of the project that it reads besides its own.',
        type: 'array',
        items: { type: 'string', minLength: 1 },
      },
      timeoutSeconds: {
        description: 'How long it may take.',
        type: 'integer',
        minimum: 1,
        maximum: pluginTimeout.longest,
        default: pluginTimeout.fallback,
      },
    },
    required: ['name'],
    oneOf: [{ required: ['command'] }, { required: ['module'] }],
    additionalProperties: false,
  },
  default: [],
} as const;
