import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('duplicate-type', () => {
  it('finds second declarations over all files, in groups too, and shows the first', async () => {
    const files = {
      'user.api': 'import "b.api"\ntype User {}\n',
      'b.api': 'type (\n\tUser {}\n\tUser []string\n)\n',
    };
    expect(await findings(files, 'duplicate-type')).toEqual([
      { message: 'The type "User" is already declared.', line: 'b.api:2', at: 'User', related: ['User'] },
      { message: 'The type "User" is already declared.', line: 'b.api:3', at: 'User', related: ['User'] },
    ]);
  });

  it('does not report a file that is reached on two ways', async () => {
    const files = {
      'user.api': 'import "a.api"\nimport "b.api"\n',
      'a.api': 'import "b.api"\n',
      'b.api': 'type B {}\n',
    };
    expect(await findings(files, 'duplicate-type')).toEqual([]);
  });
});
