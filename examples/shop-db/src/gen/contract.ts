// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import { appSettings } from '../settings.ts';
import type { Contract } from './platform/contract.ts';
import { databaseProblems, databaseSection } from './platform/database/service/database-section.ts';
import type { SettingValue } from './platform/setting-schema.ts';

declare module './platform/config-types.ts' {
  interface ServiceConfig {
    /** Settings of your own, as `src/settings.ts` declares them. */
    readonly app: SettingValue<typeof appSettings>;
  }
}

export const contract: Contract = {
  name: 'shop-db-api',
  envPrefix: 'SHOP_DB_API',
  jwt: [],
  jwtTransition: [],
  app: appSettings,
  sections: { database: databaseSection },
  checks: [databaseProblems],
};
