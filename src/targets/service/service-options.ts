import type { Dialect } from '../../database/dialect.ts';

/** What decides the output of the `service` target besides the contract. */
export interface ServiceOptions {
  /** Of the npm package and the image. */
  readonly packageName: string;
  /** The root contract, relative to the project: `api/user.api`. */
  readonly contractPath: string;
  readonly port: number;
  readonly adminPort: number;
  readonly packageManager: 'npm' | 'pnpm' | 'yarn';
  /** What the logic has for `int64` and `uint64`; on the wire they are JSON numbers. */
  readonly int64: 'number' | 'bigint' | 'string';
  /**
   * Random hexadecimal digits, at least 32, from which `.env` gets a development secret for each `jwt` name. Null on
   * every later run: then `.env` is not part of the output, it is its machine's own.
   */
  readonly developmentSecret: string | null;
  /** What the service knows of the models that stand beside it; absent where there are none. */
  readonly models?: ServiceModels;
}

/** What a service has to know of its models. */
export interface ServiceModels {
  /** The database that the tables are of. */
  readonly dialect: Dialect;
  /** The databases that it can run on. */
  readonly dialects: readonly Dialect[];
  readonly hasCache: boolean;
}
