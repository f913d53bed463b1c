// Generated from user.api by apigen. Changes are lost: edit the contract instead.
import type { Contract } from './platform/contract.ts';

export const contract: Contract = {
  name: 'user-api',
  envPrefix: 'USER_API',
  jwt: ['Auth'],
  jwtTransition: [],
};
