import type { ServiceConfig } from './config-types.ts';
import type { SettingSchema } from './setting-schema.ts';

/** What the platform needs to know about the contract as a whole. */
export interface Contract {
  /** Name of the service, in logs, metrics and tokens. */
  readonly name: string;
  /** In front of environment variables: `USER_API` in `USER_API__SERVER__PORT`. */
  readonly envPrefix: string;
  /** Names behind `jwt:`; each needs a key in the configuration. */
  readonly jwt: readonly string[];
  /** Names behind `jwtTransition:`; a key in the configuration is accepted, none is needed. */
  readonly jwtTransition: readonly string[];
  /** Settings of the service's own. */
  readonly app?: SettingSchema;
  /** Further sections of the configuration: `database`, where there are models. */
  readonly sections?: Readonly<Record<string, SettingSchema>>;
  /** What is wrong with them beyond their schemas, a sentence each. */
  readonly checks?: readonly ((config: ServiceConfig) => readonly string[])[];
}
