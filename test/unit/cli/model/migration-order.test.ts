import { expect, it } from 'vitest';
import { migrationOrder } from '../../../../src/cli/model/migration-order.ts';

it.for([
  ['numbers, by their value', ['1_a.sql', '10_c.sql', '2_b.sql'], ['1_a.sql', '2_b.sql', '10_c.sql']],
  ['names', ['b.sql', 'a.sql', 'B.sql'], ['B.sql', 'a.sql', 'b.sql']],
  ['zeros in front', ['010.sql', '0009.sql', '11.sql'], ['0009.sql', '010.sql', '11.sql']],
  [
    'days and moments, however they are written',
    ['2017-09-23-182408_c', '20150319224700_b', '00000000000000_a', '20170924_d', '2017-09-25_e'],
    ['00000000000000_a', '20150319224700_b', '2017-09-23-182408_c', '20170924_d', '2017-09-25_e'],
  ],
  [
    'versions of Flyway',
    ['R__views.sql', 'V10__d.sql', 'V1_1__b.sql', 'V1__z.sql', 'V2.0.1__c.sql', 'V1.10__bb.sql'],
    ['V1__z.sql', 'V1_1__b.sql', 'V1.10__bb.sql', 'V2.0.1__c.sql', 'V10__d.sql', 'R__views.sql'],
  ],
  [
    'what undoes another file',
    ['1_a.down.sql', '1_a.up.sql', '2_b.down.sql', '2_b.sql', 'U1__x.sql', 'V1__x.sql', 'down.sql', 'up.sql'],
    ['1_a.up.sql', '2_b.sql', 'V1__x.sql', 'up.sql'],
  ],
  [
    'what undoes nothing',
    ['U2__x.sql', 'break.down.sql', 'down.sql'],
    ['U2__x.sql', 'break.down.sql', 'down.sql'],
  ],
  ['nothing', [], []],
] as const)('puts into order: %s', ([, names, order]) => {
  expect(migrationOrder(names)).toEqual(order);
});
