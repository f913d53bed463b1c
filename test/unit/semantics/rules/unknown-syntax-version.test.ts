import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('unknown-syntax-version', () => {
  it('warns of any version but v1 and offers to write that', async () => {
    expect(await findings('syntax = "v2"\n', 'unknown-syntax-version')).toEqual([
      {
        message: 'The syntax version "v2" is unknown; the file is read as "v1".',
        line: 1,
        at: '"v2"',
        related: [],
      },
    ]);
    expect(await findings('syntax = `v1`\n', 'unknown-syntax-version')).toEqual([]);
  });
});
