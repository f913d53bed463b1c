import { describe, expect, it } from 'vitest';
import { analyzeText, findings } from '../../../support/rule-tester.ts';

describe('unknown-tag-option', () => {
  const service = 'service user {\n\t@handler ping\n\tget /ping (A)\n}\n';

  it('hints at unknown options, near ones with a suggestion', async () => {
    const found = await findings(
      'type A {\n\tX int `json:"x,optinal,whatever=1"`\n}\n',
      'unknown-tag-option',
    );
    expect(found.map(({ at }) => at)).toEqual(['optinal', 'whatever=1']);
  });

  it('says how choices are parted, and that fields are required anyway', async () => {
    const contract =
      'type A {\n\tX string `json:"x,options=hard,medium,easy,optional,other" form:"x,options=[a,b],free"`\n\tY int `json:"y,required"`\n}\n';
    const { diagnostics } = await analyzeText(contract);
    expect(diagnostics.filter(({ code }) => code === 'unknown-tag-option').map(({ hint }) => hint)).toEqual([
      'A comma ends a list of choices: write "options=hard|medium|easy".',
      'A comma ends a list of choices: write "options=hard|medium|easy".',
      'Remove it if no plugin reads it.',
      'Remove it if no plugin reads it.',
      'Remove it: a field is required unless it is "optional".',
    ]);
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
