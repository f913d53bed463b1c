import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('duplicate-statement', () => {
  it('finds the second syntax and info statement of a file', async () => {
    const contract = 'syntax = "v1"\nsyntax = "v1"\ninfo ()\ninfo ()\n';
    expect(await findings(contract, 'duplicate-statement')).toEqual([
      {
        message: 'The file has a second "syntax" statement.',
        line: 2,
        at: 'syntax = "v1"',
        related: ['syntax = "v1"'],
      },
      { message: 'The file has a second "info" statement.', line: 4, at: 'info ()', related: ['info ()'] },
    ]);
  });

  it('lets each file have its own', async () => {
    const files = { 'user.api': 'syntax = "v1"\nimport "b.api"\n', 'b.api': 'syntax = "v1"\ninfo ()\n' };
    expect(await findings(files, 'duplicate-statement')).toEqual([]);
  });
});
