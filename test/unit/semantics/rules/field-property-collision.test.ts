import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('field-property-collision', () => {
  it('says what a field is called when its name is taken by one from another place', async () => {
    const contract = 'type A {\n\tId int `path:"id"`\n\tBodyId int `json:"id"`\n}\n';
    expect(await findings(contract, 'field-property-collision')).toEqual([
      {
        message:
          'The fields "Id" and "BodyId" are both called "id" in different places; in TypeScript "Id" is "pathId".',
        line: 2,
        at: 'Id',
        related: ['BodyId'],
      },
    ]);
  });

  it('leaves two fields of one place to the rule for duplicates', async () => {
    const contract = 'type A {\n\tX int `json:"id"`\n\tY int `json:"id"`\n}\n';
    expect(await findings(contract, 'field-property-collision')).toEqual([]);
    expect(await findings(contract, 'duplicate-wire-name')).toHaveLength(1);
  });

  it('hints at names that differ only in case', async () => {
    const contract = 'type A {\n\tA int `json:"id"`\n\tB int `json:"ID"`\n}\n';
    expect((await findings(contract, 'similar-field-names')).map(({ at }) => at)).toEqual(['B']);
  });

  it('says nothing about a field that is read from several places', async () => {
    const contract = 'type A {\n\tId int `path:"id" json:"id" form:"id"`\n\tName string `json:"name"`\n}\n';
    expect(await findings(contract, 'field-property-collision')).toEqual([]);
  });
});
