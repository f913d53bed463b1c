import { describe, expect, it } from 'vitest';
import { findings } from '../../../support/rule-tester.ts';

describe('missing-source-tag', () => {
  it('hints at fields that only other tags or none speak of', async () => {
    const contract =
      'type A {\n\tX int\n\tY int `db:"y"`\n\tZ int `json:"z"`\n\tW int `json:"-"`\n\tV, U int\n}\n';
    expect((await findings(contract, 'missing-source-tag')).map(({ at }) => at)).toEqual([
      'X',
      'Y',
      'V',
      'U',
    ]);
  });

  it('says nothing of a tag that cannot be read', async () => {
    expect(await findings('type A {\n\tX int `json:x`\n}\n', 'missing-source-tag')).toEqual([]);
    expect(await findings('type A {\n\tX int `json:x`\n}\n', 'malformed-tag')).toHaveLength(1);
  });
});
