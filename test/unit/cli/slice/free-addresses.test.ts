import { describe, expect, it } from 'vitest';
import { areAddressesFree } from '../../../../src/cli/slice/free-addresses.ts';

const route = (method: string, path: string): { readonly method: string; readonly path: string } => ({
  method,
  path,
});
const rest = ['GET /users/:id', 'HEAD /pictures/:id', 'POST /users'];

describe('areAddressesFree', () => {
  it.each([
    ['nothing changes', [route('get', '/a')], [route('get', '/a')], true],
    ['a route has a path of its own', [route('get', '/a')], [route('get', '/b')], true],
    ['only the method is another', [], [route('put', '/users')], true],
    ['a route is there already', [], [route('post', '/users')], false],
    ['another answers the same requests', [], [route('get', '/users/:name')], false],
    ['a HEAD joins a GET', [], [route('head', '/users/:id')], false],
    ['a GET joins a HEAD', [], [route('get', '/pictures/:id')], false],
    ['a HEAD leaves a GET', [route('head', '/users/:id')], [], false],
  ])('knows when %s', (_, before, after, isFree) => {
    expect(areAddressesFree({ before, after }, rest)).toBe(isFree);
  });
});
