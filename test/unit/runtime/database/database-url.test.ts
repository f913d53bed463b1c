import { expect, it } from 'vitest';
import { dialectOf, showUrl } from '../../../../src/runtime/database/database-url.ts';

it.for([
  ['mysql://root@localhost/shop', 'mysql'],
  ['mariadb://root@localhost/shop', 'mysql'],
  ['postgresql://localhost/shop', 'postgres'],
  ['SQLITE:shop.db', 'sqlite'],
  ['constructor:x', undefined],
  ['shop.db', undefined],
] as const)('knows the dialect of %s', ([url, expected]) => {
  expect(dialectOf(url)).toBe(expected);
});

it.for([
  ['mysql://root:hunter2@localhost:3306/shop?password=hunter2', 'mysql://root@localhost:3306/shop'],
  ['postgres://localhost/shop', 'postgres://localhost/shop'],
  ['sqlite:/var/shop.db', 'sqlite:/var/shop.db'],
  ['postgres://root:hunter2@[bad/shop', '(unreadable)'],
] as const)('shows %s without its password', ([url, expected]) => {
  expect(showUrl(url)).toBe(expected);
});
