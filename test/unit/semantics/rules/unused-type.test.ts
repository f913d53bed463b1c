import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('unused-type', () => {
  it('hints at types that no route reaches', async () => {
    const contract =
      'type A {\n\tB []*B\n}\ntype B {}\ntype C {\n\tD D\n}\ntype D {}\nservice user {\n\t@handler ping\n\tget /ping returns (A)\n}\n';
    expect((await findings(contract, 'unused-type')).map(({ at }) => at)).toEqual(['C', 'D']);
  });

  it('warns of imports from which nothing is used, and not of those that lead to something', async () => {
    const files = {
      'user.api':
        'import (\n\t"used.api"\n\t"unused.api"\n\t"through.api"\n)\nservice user {\n\t@handler ping\n\tget /ping (A) returns (B)\n}\n',
      'used.api': 'type A {}\n',
      'unused.api': 'type C {}\n',
      'through.api': 'import "b.api"\n',
      'b.api': 'type B {}\n',
    };
    expect((await findings(files, 'unused-import')).map(({ at }) => at)).toEqual(['"unused.api"']);
  });

  it('looks at each file once, however many import it', async () => {
    const count = 1_500;
    const files = Object.fromEntries(
      Array.from({ length: count }, (_, index) => {
        const imported = Array.from(
          { length: Math.min(40, count - 1 - index) },
          (_each, next) => index + next + 1,
        );
        return [`f${index}.api`, imported.map((other) => `import "f${other}.api"\n`).join('')];
      }),
    );
    const service = 'service user {\n\t@handler ping\n\tget /ping\n}\n';
    const found = await findings({ 'user.api': `import "f0.api"\n${service}`, ...files }, 'unused-import');
    expect(found).toHaveLength(1 + 40 * (count - 41) + (40 * 41) / 2);
  });
});
