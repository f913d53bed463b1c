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

  it('suggests names on the wire for a dependency, and takes the name of a field too', async () => {
    const contract =
      'type A {\n\tFrom int `form:"from,optional"`\n\tTo int `form:"to,optional=form"`\n\tAt int `form:"at,optional=From"`\n}\n';
    const { diagnostics } = await analyzeText(contract);
    const found = diagnostics.filter(({ code }) => code === 'unknown-dependency');
    expect(found.map(({ hint }) => hint)).toEqual(['Did you mean "from"?']);
  });

  it('says of a struct what it says of it alone, whatever stands in others', async () => {
    const struct = (name: string): string =>
      `type ${name} {\n${Array.from({ length: 150 }, (_, index) => `\tF${index} int \`json:"f${index},optionl"\`\n`).join('')}}\n`;
    const { diagnostics } = await analyzeText(struct('A') + struct('B') + service);
    const hints = diagnostics.filter(({ code }) => code === 'unknown-tag-option').map(({ hint }) => hint);
    expect(hints).toHaveLength(300);
    expect(new Set(hints)).toEqual(new Set(['Did you mean "optional" or "options"?']));
  });

  it('looks for each name once, however many fields ask for it', async () => {
    const fields = (option: string): string =>
      Array.from(
        { length: 15_000 },
        (_, index) => `\tF${index} string \`form:"f${index},optional=${option}"\`\n`,
      ).join('');
    const code = 'unknown-dependency';
    expect(await findings(`type A {\n${fields('f0')}}\n${service}`, code)).toEqual([]);
    expect(await findings(`type A {\n${fields('g0')}}\n${service}`, code)).toHaveLength(15_000);
  });
});
