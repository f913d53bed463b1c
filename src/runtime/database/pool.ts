import { DatabaseError, PoolTimeoutError } from './database-error.ts';
import type { Connection } from './driver.ts';
import type { PoolSettings } from './settings.ts';

/** How a pool is at a moment. */
export interface PoolStats {
  readonly size: number;
  readonly used: number;
  readonly idle: number;
  /** Users that wait for a connection. */
  readonly waiting: number;
  readonly max: number;
}

/** What a pool needs of its surroundings. */
export interface PoolOptions {
  readonly connect: () => Promise<Connection>;
  readonly settings: PoolSettings;
  /** A statement that has run for so long, in milliseconds, has lost its server; 0 for never. */
  readonly longestUse: number;
}

/** A connection with what the pool remembers of it. */
export interface PooledConnection {
  readonly connection: Connection;
  readonly expiresAt: number;
  /** When it was lent, or did something last. This and all times here are those of `performance.now()`. */
  since: number;
  /** When the statement that runs began; 0 when none does. */
  busySince: number;
  /** Statements that were sent and have not ended; they run one behind the other. */
  running: number;
  /** While the server is asked to end what runs; nothing else may run until then. */
  stopping: Promise<void> | undefined;
}

interface Waiter {
  readonly resolve: (entry: PooledConnection) => void;
  readonly reject: (error: unknown) => void;
}

/** A connection that rested longer is asked first whether it still lives. */
const restWithoutPing = 10_000;
const maintenanceInterval = 1_000;

/** Lends connections, one user each, opens and closes them as the settings say. The youngest idle one is lent first. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #idle: PooledConnection[] = [];
  readonly #used = new Set<PooledConnection>();
  readonly #waiters: Waiter[] = [];
  readonly #timer: NodeJS.Timeout;
  #opening = 0;
  #isClosing = false;
  #onQuiet: (() => void) | undefined;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#maintain(), maintenanceInterval).unref();
  }

  get stats(): PoolStats {
    const used = this.#used.size;
    const idle = this.#idle.length;
    const { max } = this.#options.settings;
    return { size: used + idle, used, idle, waiting: this.#waiters.length, max };
  }

  /** A connection at once, when one is free that needs no look at it. */
  take(): PooledConnection | undefined {
    const entry = this.#idle.at(-1);
    if (entry === undefined || this.#isClosing) return undefined;
    const now = performance.now();
    if (entry.connection.isBroken || now >= entry.expiresAt || now - entry.since > restWithoutPing)
      return undefined;
    this.#idle.pop();
    return this.#lend(entry, now);
  }

  /** A connection, as soon as one is free. Rejects with {@link PoolTimeoutError} when none becomes free in time. */
  async acquire(signal?: AbortSignal): Promise<PooledConnection> {
    signal?.throwIfAborted();
    if (this.#isClosing) throw closed();
    return this.take() ?? (await this.#takeTested()) ?? (await this.#wait(signal));
  }

  /** Takes a connection back. */
  release(entry: PooledConnection): void {
    if (!this.#used.delete(entry)) return;
    entry.busySince = 0;
    // Its last use is time enough: whoever takes it looks at the clock again.
    if (entry.connection.isBroken || entry.since >= entry.expiresAt) {
      this.#end(entry);
      this.#fill();
    } else if (!this.#serve(entry)) {
      this.#idle.push(entry);
    }
    this.#noteQuiet();
  }

  /** Opens what `min` asks for. Rejects with what the first connection that fails says. */
  async warm(): Promise<void> {
    const missing = Math.max(1, this.#options.settings.min) - this.stats.size;
    for (let index = 0; index < missing; index++) this.release(await this.#open());
  }

  /** Refuses new users, waits until everybody has given back what was lent, and says goodbye to the server. */
  async close(deadline: number): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#timer);
    if (this.#isBusy()) await this.#quiet(deadline);
    for (const entry of this.#used) entry.connection.destroy();
    await Promise.all(
      this.#idle.splice(0).map(({ connection }) => connection.close().catch(() => undefined)),
    );
  }

  async #takeTested(): Promise<PooledConnection | undefined> {
    for (let entry = this.#idle.pop(); entry !== undefined; entry = this.#idle.pop()) {
      this.#lend(entry, performance.now());
      if (await this.#isAlive(entry)) return entry;
      this.#used.delete(entry);
      this.#end(entry);
    }
    return undefined;
  }

  async #isAlive({ connection, expiresAt }: PooledConnection): Promise<boolean> {
    if (connection.isBroken || performance.now() >= expiresAt) return false;
    const patience = new Promise<false>((resolve) => setTimeout(resolve, 1_000, false).unref());
    return Promise.race([
      patience,
      connection.ping().then(
        () => true,
        () => false,
      ),
    ]);
  }

  #wait(signal: AbortSignal | undefined): Promise<PooledConnection> {
    const { acquireTimeout } = this.#options.settings;
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        const index = this.#waiters.indexOf(waiter);
        if (index >= 0) this.#waiters.splice(index, 1);
      };
      const waiter: Waiter = {
        resolve: (entry) => (end(), resolve(entry)),
        reject: (error) => (end(), reject(error)),
      };
      const onAbort = (): void => waiter.reject(signal?.reason);
      const timer = setTimeout(() => {
        waiter.reject(
          new PoolTimeoutError(acquireTimeout, this.#used.size, this.#waiters.length - 1),
        );
      }, acquireTimeout);
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiters.push(waiter);
      this.#fill();
    });
  }

  /** Opens connections for those who wait, as far as `max` lets. */
  #fill(): void {
    const { max } = this.#options.settings;
    while (this.#waiters.length > this.#opening && this.stats.size + this.#opening < max) {
      this.#open().then(
        (entry) => this.release(entry),
        (error: unknown) => {
          this.#waiters[0]?.reject(error);
          this.#fill();
          this.#noteQuiet();
        },
      );
    }
  }

  async #open(): Promise<PooledConnection> {
    this.#opening++;
    try {
      const connection = await this.#options.connect();
      // Connections that were opened together must not all end together.
      const lifetime = this.#options.settings.maxLifetime * (0.9 + Math.random() * 0.1);
      const now = performance.now();
      const entry = {
        connection,
        expiresAt: now + lifetime,
        since: now,
        busySince: 0,
        running: 0,
        stopping: undefined,
      };
      this.#used.add(entry);
      return entry;
    } finally {
      this.#opening--;
    }
  }

  #lend(entry: PooledConnection, now: number): PooledConnection {
    entry.since = now;
    this.#used.add(entry);
    return entry;
  }

  #serve(entry: PooledConnection): boolean {
    const waiter = this.#waiters[0];
    if (waiter === undefined) return false;
    waiter.resolve(this.#lend(entry, performance.now()));
    return true;
  }

  #end({ connection }: PooledConnection): void {
    if (connection.isBroken) connection.destroy();
    else void connection.close().catch(() => connection.destroy());
  }

  #maintain(): void {
    const now = performance.now();
    const { min, idleTimeout } = this.#options.settings;
    const { longestUse } = this.#options;
    for (const { connection, busySince } of this.#used) {
      if (longestUse > 0 && busySince > 0 && now - busySince > longestUse) connection.destroy();
    }
    for (const entry of this.#idle.slice()) {
      const { connection, since, expiresAt } = entry;
      const rest = now - since;
      const isSpare = rest > idleTimeout && this.stats.size > min;
      const isLost =
        connection.isBroken || now >= expiresAt || rest > (connection.idleLimit ?? Infinity);
      if (!isSpare && !isLost) continue;
      this.#idle.splice(this.#idle.indexOf(entry), 1);
      this.#end(entry);
    }
    if (this.stats.size + this.#opening < min)
      this.#open().then(
        (entry) => this.release(entry),
        () => undefined,
      );
  }

  #isBusy(): boolean {
    return this.#used.size + this.#waiters.length + this.#opening > 0;
  }

  #noteQuiet(): void {
    if (this.#onQuiet !== undefined && !this.#isBusy()) this.#onQuiet();
  }

  async #quiet(deadline: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#onQuiet = resolve;
      timer = setTimeout(resolve, deadline);
    });
    clearTimeout(timer);
  }
}

function closed(): DatabaseError {
  return new DatabaseError(
    { kind: 'connection' },
    { message: 'The database is closed: the service is ending.' },
  );
}
