// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import type { Contract } from './platform/contract.ts';
import { databaseProblems, databaseSection } from './platform/database/service/database-section.ts';

export const contract: Contract = {
  name: 'shop-db-api',
  envPrefix: 'SHOP_DB_API',
  jwt: [],
  jwtTransition: [],
  sections: { database: databaseSection },
  checks: [databaseProblems],
};
