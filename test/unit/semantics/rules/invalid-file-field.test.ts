import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('invalid-file-field', () => {
  const service = 'service user {\n\t@handler ping\n\tpost /ping (A) returns (B)\n}\n';

  it.each([
    'type A {\n\tX file `json:"x"`\n}\ntype B {}\n',
    'type A {\n\tX map[string]file `form:"x"`\n}\ntype B {}\n',
    'type A {\n\tX [][]file `form:"x"`\n}\ntype B {}\n',
    'type A {}\ntype B {\n\tX file `form:"x"`\n}\n',
    'type Inner {\n\tX file `form:"x"`\n}\ntype A {\n\tI Inner `json:"i"`\n}\ntype B {}\n',
    'type Photo file\ntype A {\n\tX Photo `form:"x"`\n}\ntype B {}\n',
  ])('refuses %j', async (types) => {
    expect((await findings(types + service, 'invalid-file-field')).map(({ at }) => at)).toEqual(['file']);
  });

  it('refuses a file as a whole body', async () => {
    expect(
      await findings('service user {\n\t@handler ping\n\tpost /ping (file)\n}\n', 'invalid-file-field'),
    ).toHaveLength(1);
  });

  it.each(['get', 'delete'])('refuses a file in a request of the method "%s"', async (method) => {
    const contract = `type Base {\n\tX []file \`form:"x"\`\n}\ntype A {\n\tBase\n}\nservice user {\n\t@handler a\n\t${method} /a (A)\n}\n`;
    expect((await findings(contract, 'file-without-body')).map(({ at }) => at)).toEqual(['A']);
    expect(await findings(contract.replace(`\t${method} `, '\tpost '), 'file-without-body')).toEqual([]);
  });

  it('accepts uploads of a request that is declared in place, or has them embedded', async () => {
    const types = 'type Base {\n\tX file `form:"x"`\n}\ntype A {\n\tBase\n}\ntype B {}\n';
    expect(await findings(types + service, 'invalid-file-field')).toEqual([]);
    const inPlace = service.replace('(A)', '({\n\tX file `form:"x"`\n})');
    expect(await findings(`type B {}\n${inPlace}`, 'invalid-file-field')).toEqual([]);
  });

  it('accepts uploads', async () => {
    const types = 'type A {\n\tX file `form:"x"`\n\tY []file `form:"y,optional"`\n}\ntype B {}\n';
    expect(await findings(types + service, 'invalid-file-field')).toEqual([]);
  });
});
