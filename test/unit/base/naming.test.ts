import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  camelCase,
  constantCase,
  isIdentifier,
  kebabCase,
  pascalCase,
  safeIdentifier,
  safeTypeName,
  splitWords,
} from '../../../src/base/naming.ts';

describe('splitWords', () => {
  it.each([
    ['GetUserID', ['get', 'user', 'id']],
    ['page_size', ['page', 'size']],
    ['HTTPServer2', ['http', 'server2']],
    ['user-center-api', ['user', 'center', 'api']],
    ['用户Login', ['用户login']],
    ['abc123def', ['abc123def']],
    ['--', []],
  ])('splits %s', (name, words) => expect(splitWords(name)).toEqual(words));
});

describe('conventions', () => {
  it('writes one name in each of them', () => {
    expect(
      [camelCase, pascalCase, kebabCase, constantCase].map((convert) => convert('get_userInfo')),
    ).toEqual(['getUserInfo', 'GetUserInfo', 'get-user-info', 'GET_USER_INFO']);
  });
});

describe('safe names', () => {
  it('are identifiers whatever goes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(isIdentifier(safeIdentifier(name))).toBe(true);
        expect(isIdentifier(safeTypeName(name))).toBe(true);
      }),
    );
  });

  it('compile as variables', () => {
    for (const name of ['delete', 'await', 'static', 'eval', '1st', 'let', 'arguments']) {
      expect(() => new Function(`'use strict'; const ${safeIdentifier(name)} = 1;`)).not.toThrow();
    }
  });

  it('hide no global type', () => {
    expect(['Date', 'Record', 'User'].map(safeTypeName)).toEqual(['Date_', 'Record_', 'User']);
  });
});
