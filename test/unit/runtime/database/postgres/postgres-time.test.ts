import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readPostgresTime,
  writePostgresTime,
} from '../../../../../src/runtime/database/postgres/postgres-time.ts';

describe('times of PostgreSQL', () => {
  it.for([
    ['2024-05-06 07:08:09.123456+00', '2024-05-06T07:08:09.123Z'],
    ['2024-05-06 07:08:09', '2024-05-06T07:08:09.000Z'],
    ['2024-05-06 07:08:09.5', '2024-05-06T07:08:09.500Z'],
    ['0001-01-01 00:00:00', '0001-01-01T00:00:00.000Z'],
    ['0099-12-31 00:00:00+00', '0099-12-31T00:00:00.000Z'],
    ['0001-12-31 00:00:00 BC', '0000-12-31T00:00:00.000Z'],
    ['0044-03-15 12:00:00+00 BC', '-000043-03-15T12:00:00.000Z'],
    ['12024-01-01 00:00:00', '+012024-01-01T00:00:00.000Z'],
  ] as const)('reads %s', ([text, expected]) => {
    expect(readPostgresTime(text).toISOString()).toBe(expected);
  });

  it('are written so that they are read the same', () => {
    const earliest = new Date('-004712-01-01T00:00:00Z');
    fc.assert(
      fc.property(fc.date({ min: earliest, noInvalidDate: true }), (time) => {
        const text = writePostgresTime(time).replace('T', ' ').replace('Z', '+00');
        expect(readPostgresTime(text)).toEqual(time);
      }),
    );
  });
});
