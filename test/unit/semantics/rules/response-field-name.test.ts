import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('response-field-name', () => {
  const contract = (fields: string, route = '(A) returns (A)'): string =>
    `type Base {\n\tSize int \`form:"size,optional"\`\n}\ntype A {\n${fields}\n}\nservice user {\n\t@handler ping\n\tpost /ping/:p ${route}\n}\n`;
  const names = async (fields: string, route?: string): Promise<readonly unknown[]> =>
    (await findings(contract(fields, route), 'response-field-name')).map(({ at }) => at);

  it('warns of fields that Go sends by another name', async () => {
    expect(
      await names('\tPage int `form:"page"`\n\tP int `path:"p"`\n\tToken string `header:"X-Token"`'),
    ).toEqual(['Page', 'P', 'Token']);
    expect(await names('\tBase')).toEqual(['Size']);
    expect(await names('\tList []Base `json:"list"`')).toEqual(['Size']);
  });

  it('says both names, and how to choose', async () => {
    const [found] = await findings(contract('\tPage int `form:"page"`'), 'response-field-name');
    expect(found?.message).toBe('The field "Page" goes out as "page"; a go-zero service sends it as "Page".');
  });

  it('is content with a json tag, with no tag, and with one name', async () => {
    expect(
      await names('\tA int `form:"a" json:"a"`\n\tB int\n\tC int `form:"C"`\n\tD int `json:"-"`'),
    ).toEqual([]);
  });

  it('does not mind types that no response uses', async () => {
    expect(await names('\tPage int `form:"page"`', '(A)')).toEqual([]);
  });
});
