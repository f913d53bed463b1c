// Generated from hello.api by apigen. Changes are lost: edit the contract instead.
import type { Contract } from './platform/contract.ts';

export const contract: Contract = {
  name: 'hello-api',
  envPrefix: 'HELLO_API',
  jwt: [],
  jwtTransition: [],
};
