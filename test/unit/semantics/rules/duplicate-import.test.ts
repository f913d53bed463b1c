import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('duplicate-import', () => {
  it('finds an import that is written twice', async () => {
    const files = { 'user.api': 'import "b.api"\nimport "b.api"\n', 'b.api': 'type B {}\n' };
    expect(await findings(files, 'duplicate-import')).toEqual([
      { message: 'The file "b.api" is imported twice.', line: 2, at: '"b.api"', related: ['"b.api"'] },
    ]);
  });

  it('warns of one file under two spellings', async () => {
    const files = { 'user.api': 'import (\n\t"b.api"\n\t"./x/../b.api"\n)\n', 'b.api': 'type B {}\n' };
    expect(await findings(files, 'duplicate-import')).toEqual([]);
    expect((await findings(files, 'repeated-import')).map(({ message }) => message)).toEqual([
      '"./x/../b.api" names the same file as "b.api", which is imported already.',
    ]);
  });

  it('lets two files import one third', async () => {
    const files = {
      'user.api': 'import (\n\t"a.api"\n\t"b.api"\n)\n',
      'a.api': 'import "b.api"\ntype A { B B }\n',
      'b.api': 'type B {}\n',
    };
    expect(await findings(files, 'duplicate-import')).toEqual([]);
    expect(await findings(files, 'repeated-import')).toEqual([]);
  });
});
