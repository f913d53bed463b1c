import { describe, expect, it } from 'vitest';
import { uniqueFileNames, uniqueIdentifiers } from '../../../src/targets/unique-name.ts';

describe('uniqueNames', () => {
  it('numbers names that are taken, past numbers that are taken too', () => {
    const names = uniqueIdentifiers(['User', 'User3']);
    expect(['User', 'User', 'User2', 'User'].map(names.claim)).toEqual(['User2', 'User4', 'User22', 'User5']);
    const files = uniqueFileNames(['user']);
    expect(['User', 'user', 'USER'].map(files.claim)).toEqual(['User-2', 'user-3', 'USER-4']);
  });

  it('counts on where a name comes again and again', () => {
    const { claim } = uniqueFileNames();
    for (let count = 0; count < 100_000; count += 1) claim('user');
    expect(claim('user')).toBe('user-100001');
  });
});
