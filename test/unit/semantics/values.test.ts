import { describe, expect, it } from 'vitest';
import { parseByteSize } from '../../../src/semantics/byte-size.ts';
import { parseDuration } from '../../../src/semantics/duration.ts';
import { groupKey, normalizeGroup } from '../../../src/semantics/group-name.ts';
import { handlerBaseName } from '../../../src/semantics/handler-name.ts';
import { parseRange } from '../../../src/semantics/range.ts';
import { parseRateLimit } from '../../../src/semantics/rate-limit.ts';
import { joinPath, normalizePrefix, pathParameters, routeKey } from '../../../src/semantics/route-path.ts';
import { isTimestamp } from '../../../src/semantics/scalar-value.ts';
import { listOf } from '../../../src/semantics/server-keys.ts';
import { parseOptionWords } from '../../../src/semantics/tag-option.ts';

describe('values of @server', () => {
  it.each([
    ['3s', 3000],
    ['1h30m', 5_400_000],
    ['1.5s', 1500],
    ['500ms', 500],
    ['100us', 1],
    ['0', 0],
    ['0s', 0],
    ['3000', null],
    ['', null],
    ['-1s', null],
    ['s', null],
    ['99999999999999999h', null],
  ])('reads the duration %j', (text, expected) => {
    expect(parseDuration(text)).toBe(expected);
  });

  it.each([
    ['1024', 1024],
    ['512k', 524_288],
    ['10M', 10_485_760],
    ['10MB', 10_485_760],
    ['1GiB', 1_073_741_824],
    ['1.5m', null],
    ['m', null],
    ['99999999999g', null],
  ])('reads the size %j', (text, expected) => {
    expect(parseByteSize(text)).toBe(expected);
  });

  it.each([
    ['100/1m', { max: 100, window: 60_000, by: null }],
    ['10/s by user', { max: 10, window: 1000, by: 'user' }],
    ['5 / 500ms by ip', { max: 5, window: 500, by: 'ip' }],
    ['0/1s', null],
    ['1/0', null],
    ['10/s by tenant', null],
    ['fast', null],
  ])('reads the rate %j', (text, expected) => {
    expect(parseRateLimit(text)).toEqual(expected);
  });

  it.each([
    ['A, B', ['A', 'B']],
    ['[A,B]', ['A', 'B']],
    ['"a", \'b\'', ['a', 'b']],
    [' , ', []],
  ])('reads the list %j', (text, expected) => {
    expect(listOf(text)).toEqual(expected);
  });
});

describe('values of tags', () => {
  it.each([
    ['[1:10]', { minimum: 1, maximum: 10, isMinimumExclusive: false, isMaximumExclusive: false }],
    ['(0:1.5)', { minimum: 0, maximum: 1.5, isMinimumExclusive: true, isMaximumExclusive: true }],
    ['[:-1]', { minimum: null, maximum: -1, isMinimumExclusive: false, isMaximumExclusive: false }],
    ['[ 1 : 2 ]', { minimum: 1, maximum: 2, isMinimumExclusive: false, isMaximumExclusive: false }],
    ['(5:5]', 'no number lies in it'],
    ['[ : ]', 'at least one end must be given'],
    [`[${' '.repeat(200_000)}x]`, 'it must look like "[1:10]", "(0:1)" or "[1:]"'],
    ['[1:2:3]', 'it must look like "[1:10]", "(0:1)" or "[1:]"'],
    ['[1:1e999]', 'its ends must be finite numbers'],
  ])('reads the range %j', (text, expected) => {
    expect(parseRange(text)).toEqual(expected);
  });

  it.each([
    ['a|b', ['a', 'b']],
    ['[a,b]', ['a', 'b']],
    ['[a|b]', ['a', 'b']],
    ['["a","b"]', ['a', 'b']],
    ['a', ['a']],
    ['|a', ['', 'a']],
  ])('reads the options %j', (text, expected) => {
    expect(parseOptionWords(text)).toEqual(expected);
  });

  it.each([
    ['2024-02-29T00:00:00Z', true],
    ['2023-02-29T00:00:00Z', false],
    ['2024-04-31T00:00:00Z', false],
    ['2024-12-31T23:59:60.5+01:00', true],
    ['2024-12-31', false],
  ])('tells whether %j is a time', (text, expected) => {
    expect(isTimestamp(text)).toBe(expected);
  });
});

describe('names and paths', () => {
  it.each([
    ['getUserHandler', 'GetUser'],
    ['GetUserLogic', 'GetUser'],
    ['get_user', 'GetUser'],
    ['Handler', 'Handler'],
    ['catalogic', 'Catalogic'],
    ['删除', '删除'],
  ])('names the handler %s %s', (handler, name) => {
    expect(handlerBaseName(handler)).toBe(name);
  });

  it('brings groups and paths into one form', () => {
    expect(normalizeGroup('/a//b/')).toBe('a/b');
    expect(groupKey('userAdmin/X')).toBe(groupKey('user_admin/x'));
    expect(normalizePrefix('v1/')).toBe('/v1');
    expect(normalizePrefix('/')).toBe('');
    expect(joinPath('/v1', '/')).toBe('/v1');
    expect(joinPath('', '/')).toBe('/');
    expect(pathParameters('/a/:id/b:c/:d-e')).toEqual(['id', 'd-e']);
    expect(routeKey('/a/:id/')).toBe(routeKey('/a/:other'));
  });
});
