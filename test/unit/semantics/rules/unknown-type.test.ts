import { describe, expect, it } from 'vitest';
import { analyzeText, findings } from '../../../support/rule-tester.ts';

describe('unknown-type', () => {
  it('finds undeclared names wherever a type may stand', async () => {
    const contract = `type A {
	A1 B1
	A2 []*B2
	A3 map[string]B3
	A4 {
		Inner B4
	}
	B5
}
type C []B6
service user {
	@handler ping
	post /ping (B7) returns ([]B8)
}
`;
    const found = await findings(contract, 'unknown-type');
    expect(found.map(({ line, at }) => [line, at])).toEqual([
      [2, 'B1'],
      [3, 'B2'],
      [4, 'B3'],
      [6, 'B4'],
      [8, 'B5'],
      [10, 'B6'],
      [13, 'B7'],
      [13, 'B8'],
    ]);
  });

  it('does not take a name with a capital for a slip in a builtin type', async () => {
    const { diagnostics } = await analyzeText('type A {\n\tP Point\n\tS String\n}\n');
    const unknown = diagnostics.filter((diagnostic) => diagnostic.code === 'unknown-type');
    expect(unknown.map((diagnostic) => diagnostic.hint)).toEqual([
      'Declare it, or import the file that declares it.',
      'Did you mean "string"?',
    ]);
  });

  it('suggests what was meant and offers to write it', async () => {
    const { diagnostics } = await analyzeText('type User {}\ntype A {\n\tU Usr\n\tS strng\n}\n');
    const unknown = diagnostics.filter((diagnostic) => diagnostic.code === 'unknown-type');
    expect(unknown.map((diagnostic) => diagnostic.hint)).toEqual([
      'Did you mean "User"?',
      'Did you mean "string"?',
    ]);
    expect(unknown[0]?.fixes[0]?.edits[0]?.newText).toBe('User');
  });

  it('knows builtin types, types of other files, type parameters and time.Time', async () => {
    const files = {
      'user.api':
        'import "b.api"\ntype Page<T> {\n\tItems []T\n\tAt time.Time\n\tB B\n\tX any\n\tY interface{}\n}\n',
      'b.api': 'type B {\n\tR rune\n}\n',
    };
    expect(await findings(files, 'unknown-type')).toEqual([]);
  });

  it('says what to do about types of Go packages', async () => {
    const { diagnostics } = await analyzeText('type A {\n\tName sql.NullString\n}\n');
    expect(diagnostics.find(({ code }) => code === 'unknown-type')?.hint).toBe(
      'Declare a type of your own with the fields that go over the wire.',
    );
  });

  it('guesses no more where so many names are missing that an import is', async () => {
    const uses = Array.from({ length: 220 }, (_, index) => `\tF${index} Missing${index}\n`).join('');
    const { diagnostics } = await analyzeText(`type Missing {}\ntype A {\n${uses}}\n`);
    const unknown = diagnostics.filter((diagnostic) => diagnostic.code === 'unknown-type');
    expect(unknown).toHaveLength(220);
    expect(unknown[0]?.hint).toBe('Did you mean "Missing"?');
    expect(unknown.at(-1)?.hint).toBe('Declare it, or import the file that declares it.');
    expect(unknown.at(-1)?.fixes).toEqual([]);
  });

  it('suggests time.Time for a slip in it, and not for other types of its package', async () => {
    const { diagnostics } = await analyzeText(
      'type A {\n\tX time.Tme\n\tY time.Duration\n\tZ time.Month\n\tW time.time\n}\n',
    );
    const ownType = 'Declare a type of your own with the fields that go over the wire.';
    expect(diagnostics.filter(({ code }) => code === 'unknown-type').map(({ hint }) => hint)).toEqual([
      'Did you mean "time.Time"?',
      ownType,
      ownType,
      'Did you mean "time.Time"?',
    ]);
  });
});
