// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import type { Contract } from './platform/contract.ts';

export const contract: Contract = {
  name: 'shop-api',
  envPrefix: 'SHOP_API',
  jwt: ['Admin', 'Customer'],
  jwtTransition: [],
};
