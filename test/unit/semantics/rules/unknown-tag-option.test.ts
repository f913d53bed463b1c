import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('unknown-tag-option', () => {
  const service = 'service user {\n\t@handler ping\n\tget /ping (A)\n}\n';

  it('hints at unknown options, near ones with a suggestion', async () => {
    const found = await findings(
      'type A {\n\tX int `json:"x,optinal,whatever=1"`\n}\n',
      'unknown-tag-option',
    );
    expect(found.map(({ at }) => at)).toEqual(['optinal', 'whatever=1']);
  });

  it('finds a dependency that is no field', async () => {
    const contract = 'type A {\n\tX int `form:"x,optional=z"`\n\tY int `form:"y,optional=!x"`\n}\n';
    expect((await findings(contract, 'unknown-dependency')).map(({ at }) => at)).toEqual(['optional=z']);
  });

  it('refuses options of configuration files in requests only', async () => {
    const types =
      'type A {\n\tX int `form:"x,env=X"`\n}\ntype B {\n\tY int `json:"y,inherit"`\n\tZ {\n\t\tW int `json:"w,env=W"`\n\t}\n}\n';
    expect((await findings(types + service, 'configuration-option')).map(({ at }) => at)).toEqual(['env=X']);
  });
});
