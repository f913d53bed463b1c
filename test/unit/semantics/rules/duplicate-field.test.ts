import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('duplicate-field', () => {
  it('finds fields of one name, and fields of one name on the wire', async () => {
    const contract = 'type A {\n\tX int `json:"a"`\n\tX int `json:"b"`\n\tY int `json:"a"`\n}\n';
    expect(await findings(contract, 'duplicate-field')).toEqual([
      { message: 'The field "X" stands twice in this struct.', line: 3, at: 'X', related: ['X'] },
    ]);
    expect(await findings(contract, 'duplicate-wire-name')).toEqual([
      {
        message: 'The fields "Y" and "X" are both called "a" in "json"; only "X" is there.',
        line: 4,
        at: 'Y',
        related: ['X'],
      },
    ]);
  });

  it('finds two names with one tag', async () => {
    expect(await findings('type A {\n\tX, Y int `json:"a"`\n}\n', 'duplicate-wire-name')).toHaveLength(1);
  });

  it('finds fields that meet through two embedded types', async () => {
    const contract =
      'type B {\n\tId int `json:"id"`\n}\ntype C {\n\tKey int `json:"id"`\n}\ntype A {\n\tB\n\tC\n}\n';
    expect((await findings(contract, 'duplicate-wire-name')).map(({ at, related }) => [at, related])).toEqual(
      [['Key', ['Id']]],
    );
  });

  it('calls fields of one name by the embedded types that bring them', async () => {
    const contract =
      'type B {\n\tId int `json:"id"`\n}\ntype C {\n\tId int `json:"id"`\n}\ntype A {\n\tB\n\tC\n}\n';
    expect((await findings(contract, 'duplicate-wire-name')).map(({ message }) => message)).toEqual([
      'The fields "C.Id" and "B.Id" are both called "id" in "json"; only "B.Id" is there.',
    ]);
  });

  it('says it once of two fields that come in by embedding in several places', async () => {
    const contract =
      'type B {\n\tId int `json:"id"`\n\tKey int `json:"id"`\n}\ntype C {\n\tB\n}\ntype D {\n\tB\n}\n';
    expect(await findings(contract, 'duplicate-wire-name')).toHaveLength(1);
  });

  it('hints at an embedded field that is hidden, as Go hides it', async () => {
    const contract = 'type B {\n\tId int `json:"id"`\n}\ntype A {\n\tB\n\tId string `json:"id"`\n}\n';
    expect(await findings(contract, 'duplicate-wire-name')).toEqual([]);
    expect((await findings(contract, 'hidden-field')).map(({ line, at }) => [line, at])).toEqual([[6, 'Id']]);
  });

  it('accepts one name in different places, skipped fields and a type that comes in twice', async () => {
    const contract = `type B {
	Id int \`json:"id"\`
}
type C {
	B
}
type A {
	B
	X int \`path:"x"\`
	Y int \`json:"x"\`
	Z1 int \`json:"-"\`
	Z2 int \`json:"-"\`
}
`;
    expect(await findings(contract, 'duplicate-field')).toEqual([]);
    expect(await findings(contract, 'duplicate-wire-name')).toEqual([]);
  });
});
