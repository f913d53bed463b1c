import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../../../src/runtime/config.ts';
import type { ServiceConfig } from '../../../../../src/runtime/config-types.ts';
import type { Contract } from '../../../../../src/runtime/contract.ts';
import { cacheSection } from '../../../../../src/runtime/database/cache/cache-section.ts';
import {
  databaseProblems,
  databaseSection,
} from '../../../../../src/runtime/database/service/database-section.ts';
import { defaultDatabaseSettings } from '../../../../../src/runtime/database/settings.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

const plain: Contract = { name: 'shop', envPrefix: 'SHOP', jwt: [], jwtTransition: [] };
const withModels: Contract = { ...plain, sections: { database: databaseSection, cache: cacheSection } };

function load(contract: Contract, env: Readonly<Record<string, string>>, yaml = ''): ServiceConfig {
  const folder = temporaryFolder('database-section');
  mkdirSync(`${folder}/config`);
  writeFileSync(`${folder}/config/default.yaml`, yaml);
  return loadConfig(contract, pathToFileURL(`${folder}/`), { NODE_ENV: 'test', ...env });
}

describe('the section "database"', () => {
  it('has the defaults of the platform, and no address', () => {
    const { sslAuthority: _none, ...defaults } = defaultDatabaseSettings;
    expect(load(withModels, {}).database).toEqual(defaults);
  });

  it('is told with all other mistakes when production has no address', () => {
    const contract = { ...withModels, jwt: ['Auth'], checks: [databaseProblems] };
    const production = { NODE_ENV: 'production' };
    expect(() => load(contract, production)).toThrow(
      '  - jwt.Auth.secret: is missing; set SHOP__JWT__AUTH__SECRET.\n  - database.url: is missing; set DATABASE_URL.',
    );
    const withUrl = { ...production, DATABASE_URL: 'mysql://app@db/shop' };
    expect(() => load(contract, withUrl)).toThrow(/SECRET\.$/);
    expect(() => load({ ...contract, jwt: [] }, withUrl)).not.toThrow();
    expect(() => load({ ...contract, jwt: [] }, {})).not.toThrow();
  });

  it('takes its address from DATABASE_URL, and everything from variables of its own', () => {
    const env = {
      DATABASE_URL: 'mysql://app@db/shop',
      REDIS_URL: 'redis://cache',
      SHOP__DATABASE__POOL__MAX: '3',
      SHOP__DATABASE__STATEMENT_TIMEOUT: '5s',
      SHOP__CACHE__TTL: '2m',
    };
    expect(load(withModels, env)).toMatchObject({
      database: { url: 'mysql://app@db/shop', pool: { max: 3 }, statementTimeout: 5_000 },
      cache: { url: 'redis://cache', ttl: 120_000 },
    });
  });

  it('refuses what it does not know', () => {
    expect(() => load(withModels, {}, 'database:\n  pool:\n    maximum: 3\n')).toThrow(
      'database.pool.maximum (config/default.yaml): there is no such setting.',
    );
    expect(() => load(withModels, {}, 'database:\n  ssl: maybe\n')).toThrow(
      'must be one of off,require,verify',
    );
  });

  it('is not there without models, whatever the machine has set for others', () => {
    expect(load(plain, { DATABASE_URL: 'mysql://other', REDIS_URL: 'redis://other' })).not.toHaveProperty(
      'database',
    );
  });
});
