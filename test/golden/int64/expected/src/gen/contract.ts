// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { Contract } from './platform/contract.ts';

export const contract: Contract = {
  name: 'int64-api',
  envPrefix: 'INT64',
  jwt: [],
  jwtTransition: [],
};
