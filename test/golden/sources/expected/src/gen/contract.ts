// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { Contract } from './platform/contract.ts';

export const contract: Contract = {
  name: 's-api',
  envPrefix: 'SOURCES',
  jwt: [],
  jwtTransition: [],
};
