import { count, group, type SettingSchema } from './setting-schema.ts';

declare module './config-types.ts' {
  interface ServiceConfig {
    readonly idempotency?: IdempotencySettings;
  }
}

/** How answers are kept for clients that repeat a request. */
export interface IdempotencySettings {
  /** Bytes that kept answers take at most; the oldest are forgotten first. */
  readonly memory: number;
}

/** What holds where nothing is set. */
export const defaultIdempotencySettings: IdempotencySettings = { memory: 64 * 1024 * 1024 };

/** The section `idempotency` of the configuration. */
export const idempotencySection: SettingSchema = group({
  memory: { ...count(defaultIdempotencySettings.memory, 1), 'x-unit': 'size' },
});
