/** Section `database` of the configuration of a service. Times are milliseconds. */
export interface DatabaseSettings {
  /** `mysql://user:password@host:3306/name`, `postgres://…`, `sqlite:file.db` or `sqlite::memory:`. */
  readonly url: string;
  /** Addresses of copies that are read from, outside of transactions. */
  readonly replicas: readonly string[];
  readonly pool: PoolSettings;
  /** How long one statement may take; 0 lets it take for ever. SQLite runs in this process and does not know it. */
  readonly statementTimeout: number;
  /** Statements that take longer are logged. */
  readonly slow: number;
  /** How often a transaction is run again after a deadlock. */
  readonly retries: number;
  /** How long the start waits for a database that cannot be reached yet. */
  readonly startTimeout: number;
  /** Encrypts connections: `verify` checks the certificate, `require` does not. */
  readonly ssl: 'off' | 'require' | 'verify';
  /** PEM of the authority that signed the server's certificate, when it is none of the well-known. */
  readonly sslAuthority?: string;
  /** Prepares statements on the server and remembers them. Off for poolers between that cannot bear it. */
  readonly preparedStatements: boolean;
}

/** How many connections there are, and how long. */
export interface PoolSettings {
  /** Connections that are kept open even when nobody needs them. */
  readonly min: number;
  readonly max: number;
  /** How long a statement waits for a free connection. */
  readonly acquireTimeout: number;
  /** Connections that are older are replaced when they become free: keep it below the server's own limit. */
  readonly maxLifetime: number;
  /** Connections above `min` that nobody used for so long are closed. */
  readonly idleTimeout: number;
}

/** What the configuration leaves out. */
export const defaultDatabaseSettings: Omit<DatabaseSettings, 'url'> = {
  replicas: [],
  pool: { min: 0, max: 10, acquireTimeout: 5_000, maxLifetime: 1_800_000, idleTimeout: 60_000 },
  statementTimeout: 30_000,
  slow: 500,
  retries: 3,
  startTimeout: 30_000,
  ssl: 'off',
  preparedStatements: true,
};
