// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import { appSettings } from '../settings.ts';
import type { Contract } from './platform/contract.ts';
import { idempotencySection } from './platform/idempotency-section.ts';
import type { SettingValue } from './platform/setting-schema.ts';
import { signatureProblems, signatureSection } from './platform/signature-section.ts';

declare module './platform/config-types.ts' {
  interface ServiceConfig {
    /** Settings of your own, as `src/settings.ts` declares them. */
    readonly app: SettingValue<typeof appSettings>;
  }

  interface JwtNames {
    readonly names: 'Auth' | 'Partner' | 'OldPartner';
  }
}

export const contract: Contract = {
  name: 'shop-api',
  envPrefix: 'EVERYTHING',
  jwt: ['Auth', 'Partner'],
  jwtTransition: ['OldPartner'],
  app: appSettings,
  sections: { idempotency: idempotencySection, signature: signatureSection },
  checks: [signatureProblems],
};
