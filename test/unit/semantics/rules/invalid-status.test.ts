import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('invalid-status', () => {
  const returning = (returns: string): string =>
    `type A {}\ntype B {}\nservice user {\n\t@handler ping\n\tget /ping returns ${returns}\n}\n`;

  it('finds a status that is none', async () => {
    expect((await findings(returning('(A) | 700 (B)'), 'invalid-status')).map(({ at }) => at)).toEqual([
      '700',
    ]);
    expect(await findings(returning('(A) | 404 (B) | 599 (B)'), 'invalid-status')).toEqual([]);
  });

  it('finds two responses of one status', async () => {
    expect(await findings(returning('(A) | 404 (B) | 404 (A)'), 'duplicate-status')).toHaveLength(1);
    expect(await findings(returning('(A) | 404 (B) | 409 (A)'), 'duplicate-status')).toEqual([]);
  });
});
