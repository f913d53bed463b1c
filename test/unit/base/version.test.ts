import { describe, expect, it } from 'vitest';
import { compareVersions, versionPattern } from '../../../src/base/version.ts';

describe('compareVersions', () => {
  const ascending = [
    '0.9.9',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.2.0',
    '1.10.0',
    '10.0.0',
  ];

  it('orders as semantic versioning says', () => {
    for (const [index, left] of ascending.entries())
      for (const [other, right] of ascending.entries())
        expect([left, right, Math.sign(compareVersions(left, right))]).toEqual([
          left,
          right,
          Math.sign(index - other),
        ]);
  });
});

describe('versionPattern', () => {
  it.each(['1.2.3', '0.1.0', '1.0.0-rc.1'])('takes %s', (version) => {
    expect(versionPattern.test(version)).toBe(true);
  });

  it.each(['1', '1.2', 'latest', '^1.2.3', '1.2.3 --yes', '1.2.3;ls', '../1.2.3', ''])(
    'refuses %j',
    (version) => {
      expect(versionPattern.test(version)).toBe(false);
    },
  );
});
