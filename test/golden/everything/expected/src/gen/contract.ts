// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { Contract } from './platform/contract.ts';
import { idempotencySection } from './platform/idempotency-section.ts';
import { signatureProblems, signatureSection } from './platform/signature-section.ts';

export const contract: Contract = {
  name: 'shop-api',
  envPrefix: 'EVERYTHING',
  jwt: ['Auth', 'Partner'],
  jwtTransition: ['OldPartner'],
  sections: { idempotency: idempotencySection, signature: signatureSection },
  checks: [signatureProblems],
};
