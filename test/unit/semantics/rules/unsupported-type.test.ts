import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('unsupported-type', () => {
  const service = 'service dsp {\n\t@handler read\n\tget /read returns (A)\n}\n';

  it('refuses complex numbers that reach the wire, through other types too', async () => {
    const contract = `type C complex64\ntype B {\n\tV []complex128\n\tC C\n}\ntype A {\n\tB *B\n}\n${service}`;
    expect((await findings(contract, 'unsupported-type')).map(({ line, at }) => [line, at])).toEqual([
      [1, 'complex64'],
      [3, 'complex128'],
    ]);
  });

  it('does not mind them in types that no route uses', async () => {
    expect(await findings(`type A {}\ntype B {\n\tV complex128\n}\n${service}`, 'unsupported-type')).toEqual(
      [],
    );
  });
});
