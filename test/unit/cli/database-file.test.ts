import { describe, expect, it } from 'vitest';
import { databaseFile } from '../../../src/cli/database-file.ts';

describe('databaseFile', () => {
  it.each([
    ['app.db', '/project/app.db'],
    ['data\\app.db', '/project/data/app.db'],
    ['sqlite:app.db', '/project/app.db'],
    ['file:../app.db', '/app.db'],
    ['sqlite://app.db', '/project/app.db'],
    ['sqlite:///var/app.db', 'sqlite:///var/app.db'],
    ['/var/app.db', '/var/app.db'],
    [':memory:', ':memory:'],
    ['sqlite::memory:', ':memory:'],
  ])('takes %s from the folder', (url, file) => {
    expect(databaseFile(url, '/project')).toBe(file);
  });
});
