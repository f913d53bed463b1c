import { describe, expect, it } from 'vitest';
import { databaseFile } from '../../../src/cli/database-file.ts';

describe('databaseFile', () => {
  it.each([
    ['app.db', '/work/app.db'],
    ['data\\app.db', '/work/data/app.db'],
    ['sqlite:app.db', '/work/app.db'],
    ['file:../app.db', '/app.db'],
    ['sqlite://app.db', '/work/app.db'],
    ['sqlite:///var/app.db', 'sqlite:///var/app.db'],
    ['/var/app.db', '/var/app.db'],
    [':memory:', ':memory:'],
    ['sqlite::memory:', ':memory:'],
  ])('takes %s from the folder', (url, file) => {
    expect(databaseFile(url, '/work')).toBe(file);
  });
});
