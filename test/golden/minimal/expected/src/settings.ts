import { group } from './gen/platform/setting-schema.ts';

/**
 * Settings of your own: below `app` in the configuration, and typed in `config.app`. They are checked at start with all
 * others, and each has its variable. For example: `group({ ratesUrl: text('http://localhost:7070') })`.
 */
export const appSettings = group({});
