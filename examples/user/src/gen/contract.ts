// Generated from user.api by apigen. Changes are lost: edit the contract instead.
import { appSettings } from '../settings.ts';
import type { Contract } from './platform/contract.ts';
import type { SettingValue } from './platform/setting-schema.ts';

declare module './platform/config-types.ts' {
  interface ServiceConfig {
    /** Settings of your own, as `src/settings.ts` declares them. */
    readonly app: SettingValue<typeof appSettings>;
  }

  interface JwtNames {
    readonly names: 'Auth';
  }
}

export const contract: Contract = {
  name: 'user-api',
  envPrefix: 'USER_API',
  jwt: ['Auth'],
  jwtTransition: [],
  app: appSettings,
};
