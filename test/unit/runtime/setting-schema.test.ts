import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { loadConfig } from '../../../src/runtime/config.ts';
import {
  choice,
  count,
  flag,
  group,
  number,
  type SettingSchema,
  type SettingValue,
  text,
  texts,
  time,
} from '../../../src/runtime/setting-schema.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const own = group(
  {
    rates: group({ url: text('http://localhost'), timeout: time(500) }),
    maxGuests: count(4, 1),
    vat: { type: 'number', default: 0.19 },
    rebate: number(0.5, 0),
    mode: choice(['test', 'live'], 'test'),
    region: choice(['eu', 'us']),
    currency: choice(['EUR', 'USD']),
    isOpen: flag(true),
    tags: texts,
    note: text(),
    paymentKey: text(),
  },
  ['paymentKey', 'region'],
);

function load(app: SettingSchema, yaml: string, env: Readonly<Record<string, string>> = {}): object {
  const root = temporaryFolder('settings');
  mkdirSync(join(root, 'config'));
  writeFileSync(join(root, 'config/default.yaml'), yaml);
  const contract = { name: 'user-api', envPrefix: 'USER_API', jwt: [], jwtTransition: [], app };
  return loadConfig(contract, pathToFileURL(`${root}/`), env);
}

describe('settings of the owner', () => {
  it('have defaults, and names and types in variables as in files', () => {
    const env = {
      USER_API__APP__RATES__TIMEOUT: '2s',
      USER_API__APP__MAX_GUESTS: '9',
      USER_API__APP__VAT: '0.07',
      USER_API__APP__REBATE: '0.25',
      USER_API__APP__REGION: 'eu',
      USER_API__APP__IS_OPEN: 'false',
      USER_API__APP__TAGS: 'a, b',
      USER_API__APP__PAYMENT_KEY: 'secret',
    };
    expect(load(own, 'app: { maxGuests: 5 }', env)).toMatchObject({
      app: {
        rates: { url: 'http://localhost', timeout: 2_000 },
        maxGuests: 9,
        vat: 0.07,
        rebate: 0.25,
        mode: 'test',
        region: 'eu',
        isOpen: false,
        tags: ['a', 'b'],
        paymentKey: 'secret',
      },
    });
  });

  it('are checked at start, all at once', () => {
    expect(() => load(own, 'app: { maxGuests: 0, guests: 1 }', { USER_API__APP__KEY: '1' })).toThrow(
      [
        'The configuration is not usable:',
        '  - environment variable USER_API__APP__KEY: there is no such setting.',
        '  - app.paymentKey: is missing.',
        '  - app.region: is missing.',
        '  - app.guests (config/default.yaml): there is no such setting; declare it in src/settings.ts.',
        '  - app.maxGuests (config/default.yaml): must be >= 1.',
      ].join('\n'),
    );
  });

  it('are numbers in their limits, and one of their choices', () => {
    const app = 'app: { paymentKey: a, region: asia, rebate: -0.5, mode: dev }';
    expect(() => load(own, app)).toThrow(
      [
        'The configuration is not usable:',
        '  - app.rebate (config/default.yaml): must be >= 0.',
        '  - app.mode (config/default.yaml): must be one of test,live.',
        '  - app.region (config/default.yaml): must be one of eu,us.',
      ].join('\n'),
    );
  });

  it('have the types that they are declared with', () => {
    type Value = SettingValue<typeof own>;
    expectTypeOf<Value['rates']>().toEqualTypeOf<{ readonly url: string; readonly timeout: number }>();
    expectTypeOf<Value['maxGuests']>().toEqualTypeOf<number>();
    expectTypeOf<Value['vat']>().toEqualTypeOf<unknown>();
    expectTypeOf<Value['rebate']>().toEqualTypeOf<number>();
    expectTypeOf<Value['mode']>().toEqualTypeOf<'test' | 'live'>();
    expectTypeOf<Value['region']>().toEqualTypeOf<'eu' | 'us'>();
    expectTypeOf<Value['currency']>().toEqualTypeOf<'EUR' | 'USD' | undefined>();
    expectTypeOf<Value['tags']>().toEqualTypeOf<readonly string[]>();
    expectTypeOf<Value['note']>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Value['paymentKey']>().toEqualTypeOf<string>();
  });
});
