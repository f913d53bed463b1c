import type { Algorithm } from 'fast-jwt';

/**
 * The configuration of a running service: complete, checked, with every default filled in. Times
 * are milliseconds.
 */
export interface ServiceConfig {
  readonly service: string;
  /** `NODE_ENV`, `development` when it is not set. */
  readonly environment: string;
  readonly server: ServerSettings;
  readonly admin: { readonly enabled: boolean; readonly host: string; readonly port: number };
  readonly log: LogSettings;
  readonly jwt: Readonly<Record<string, JwtSettings>>;
  readonly throttle: ThrottleSettings;
  readonly responses: { readonly check: boolean };
  readonly security: { readonly headers: boolean };
  readonly shutdown: ShutdownSettings;
}

/**
 * What `src/gen/contract.ts` adds to: `names` are those behind `jwt` and `jwtTransition` in the
 * contract.
 */
export interface JwtNames {}

/** A name behind `jwt` in the contract: one that is misspelt does not compile. */
export type JwtName = JwtNames extends { readonly names: infer Names extends string }
  ? Names
  : string;

/** The public port: where it listens, whom it believes, and how long and how much it takes. */
export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  /** Addresses or networks of the proxies whose `X-Forwarded-For` is believed. */
  readonly trustProxy: readonly string[];
  /** Bytes. */
  readonly bodyLimit: number;
  /** How long a route may take, unless the contract says otherwise. */
  readonly timeout: number;
  /** How long a client may take to send its request; a minute more it may read nothing. */
  readonly requestTimeout: number;
  readonly keepAliveTimeout: number;
}

/** What is logged, and how it looks. */
export interface LogSettings {
  readonly level: string;
  /** Readable lines instead of JSON; `auto` where a person watches in development. */
  readonly pretty: boolean | 'auto';
  /** Requests that take longer are logged as warnings. */
  readonly slow: number;
  /** Further names of members whose values never reach the log. */
  readonly redact: readonly string[];
}

/** One key that tokens are verified with, and what tokens must say. */
export interface JwtSettings {
  readonly algorithms: readonly Algorithm[];
  readonly secret?: string;
  /** Accepted too, so that a secret can be changed without logging everybody out. */
  readonly previousSecret?: string;
  /** PEM, instead of a secret. */
  readonly publicKey?: string;
  /** Where the issuer publishes its keys as a JSON Web Key Set, instead of a secret. */
  readonly jwksUrl?: string;
  /** How long an answer of the issuer takes at most. */
  readonly jwksTimeout: number;
  /** How long its keys are used before they are asked for again. */
  readonly jwksMaxAge: number;
  /** The least time between two questions, also where tokens name unknown keys. */
  readonly jwksCooldown: number;
  readonly issuer?: string;
  readonly audience?: string;
  /** Seconds by which clocks may differ. */
  readonly leeway: number;
  readonly requiredClaims: readonly string[];
  /** Verified tokens that are remembered; 0 remembers none. */
  readonly cacheSize: number;
}

/** How many requests one client address may send. */
export interface ThrottleSettings {
  readonly enabled: boolean;
  /** Requests of one address in one window. */
  readonly max: number;
  readonly window: number;
  /** Addresses that are counted at the same time. */
  readonly clients: number;
}

/** How long the service takes to end. */
export interface ShutdownSettings {
  /** How long the service keeps answering after it has said that it is not ready. */
  readonly drainDelay: number;
  /** After this it ends, finished or not. */
  readonly deadline: number;
}
