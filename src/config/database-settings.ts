/** The databases that models can be made of; the same words as in a snapshot. */
export const databaseDialects = ['mysql', 'postgres', 'sqlite'] as const;

/** One of {@link databaseDialects}. */
export type DatabaseDialect = (typeof databaseDialects)[number];

/** What a 64-bit integer of a database can be to the program. */
export const int64Types = ['number', 'bigint', 'string'] as const;

/** How properties are called: as their columns, or `createdAt` for `created_at`. */
export const columnNamings = ['column', 'camel'] as const;

/** The types that a column can be given by a word alone. */
export const wordTypes = ['number', 'bigint', 'string', 'boolean', 'Date', 'unknown'] as const;

/** A type that columns are given instead of their own. */
export interface TypeOverride {
  /** `users.settings`, `*.amount`, `shop.orders.total`; without a dot a type of the database: `decimal(*)`. */
  readonly pattern: string;
  readonly type:
    | { readonly kind: 'word'; readonly word: (typeof wordTypes)[number] }
    /** A type of a module; `from` is a package, or a path from the folder of `apigen.json` that begins with `./`. */
    | { readonly kind: 'import'; readonly name: string; readonly from: string };
}

/** Another name: of a table (`t_user`), or of a column (`t_user.e_mail`). */
export interface Rename {
  readonly pattern: string;
  readonly to: string;
}

/** A column that a convention is applied to, by table; null switches the convention off there. */
export interface ConventionSetting {
  readonly pattern: string;
  readonly column: string | null;
}

/** The setting `database`: everything besides the tables themselves that decides what models look like. */
export interface DatabaseSettings {
  readonly dialect: DatabaseDialect;
  /** The schema (PostgreSQL) or database (MySQL); the one of the URL when it is absent. */
  readonly schema?: string;
  /** Which tables models are made of; every one when it is empty. */
  readonly tables: readonly string[];
  /** The databases that the service can run on. */
  readonly dialects: readonly DatabaseDialect[];
  readonly naming: (typeof columnNamings)[number];
  readonly int64?: (typeof int64Types)[number];
  readonly types: readonly TypeOverride[];
  readonly renames: readonly Rename[];
  /** Tables whose rows are cached, and for how long: `1h`. */
  readonly cache?: { readonly tables: readonly string[]; readonly ttl?: string };
  readonly softDelete: readonly ConventionSetting[];
  readonly versionColumn: readonly ConventionSetting[];
  /** Tables that are only read. */
  readonly readOnly: readonly string[];
}

/** A time as a setting writes it: `500ms`, `30s`, `5m`, `1h`, `7d`. */
export const durationText = /^[1-9]\d{0,8}(?:ms|s|m|h|d)$/;

/** What a module may be imported from: a package, or a file of the project. */
export const moduleText =
  /^(?:\.\/(?!\.\.\/)(?!.*\/\.\.\/)[^\u0000-\u001f\\]+\.ts|(?:@\w[\w.-]*\/)?\w[\w.-]*(?:\/\w[\w.-]*)*|node:[\w/]+)$/;

/** A type's name in TypeScript, without arguments. */
export const typeNameText = /^[A-Za-z_$][\w$]{0,99}$/;

const texts = { type: 'array', items: { type: 'string', minLength: 1 } } as const;
const convention = {
  oneOf: [
    { type: 'string', minLength: 1 },
    { enum: [false] },
    {
      type: 'object',
      additionalProperties: { oneOf: [{ type: 'string', minLength: 1 }, { enum: [false] }] },
    },
  ],
} as const;

/** The JSON schema of the setting `database`. */
export const databaseSchema = {
  type: 'object',
  properties: {
    dialect: { description: 'The database that the tables were read from.', enum: databaseDialects },
    schema: {
      description:
        'The schema (PostgreSQL) or database (MySQL) of the tables; the one of the URL by default.',
      type: 'string',
      minLength: 1,
    },
    tables: {
      ...texts,
      description:
        'Which tables models are made of: names, "order_*", "!order_tmp". All when it is left out.',
    },
    dialects: {
      description:
        'The databases that the service can run on; the dialect and SQLite, for tests and the first start, by default.',
      type: 'array',
      items: { enum: databaseDialects },
      minItems: 1,
    },
    naming: {
      description: 'Properties are called as their columns, or in camel case.',
      enum: columnNamings,
      default: 'column',
    },
    int64: {
      description: 'What 64-bit integers are to the program; "number" refuses what it cannot hold.',
      enum: int64Types,
      default: 'number',
    },
    types: {
      description:
        'Types by column ("users.settings", "*.amount") or by type of the database ("decimal(*)"): a word, or a type of a module.',
      type: 'object',
      additionalProperties: {
        oneOf: [
          { enum: wordTypes },
          {
            type: 'object',
            properties: { type: { type: 'string' }, from: { type: 'string' } },
            required: ['type', 'from'],
            additionalProperties: false,
          },
        ],
      },
    },
    renames: {
      description: 'Other names for tables ("t_user") and columns ("t_user.e_mail").',
      type: 'object',
      additionalProperties: { type: 'string', minLength: 1 },
    },
    cache: {
      description: 'Tables whose rows are cached by key, and for how long.',
      type: 'object',
      properties: {
        tables: { ...texts, default: ['*'] },
        ttl: { type: 'string', pattern: durationText.source },
      },
      additionalProperties: false,
    },
    softDelete: {
      ...convention,
      description:
        'The column that marks deleted rows, by table or for all; false for none. Found by its name when it is left out.',
    },
    versionColumn: {
      ...convention,
      description:
        'The column that counts the versions of a row, by table or for all; false for none. Found by its name when it is left out.',
    },
    readOnly: {
      description: 'Tables that are only read: true for all, or which.',
      oneOf: [{ type: 'boolean' }, texts],
    },
  },
  required: ['dialect'],
  additionalProperties: false,
} as const;
