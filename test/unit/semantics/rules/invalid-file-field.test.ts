import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('invalid-file-field', () => {
  const service = 'service user {\n\t@handler ping\n\tpost /ping (A) returns (B)\n}\n';

  it.each([
    'type A {\n\tX file `json:"x"`\n}\ntype B {}\n',
    'type A {\n\tX map[string]file `form:"x"`\n}\ntype B {}\n',
    'type A {\n\tX [][]file `form:"x"`\n}\ntype B {}\n',
    'type A {}\ntype B {\n\tX file `form:"x"`\n}\n',
  ])('refuses %j', async (types) => {
    expect((await findings(types + service, 'invalid-file-field')).map(({ at }) => at)).toEqual(['file']);
  });

  it('refuses a file as a whole body', async () => {
    expect(
      await findings('service user {\n\t@handler ping\n\tpost /ping (file)\n}\n', 'invalid-file-field'),
    ).toHaveLength(1);
  });

  it('accepts uploads', async () => {
    const types = 'type A {\n\tX file `form:"x"`\n\tY []file `form:"y,optional"`\n}\ntype B {}\n';
    expect(await findings(types + service, 'invalid-file-field')).toEqual([]);
  });
});
