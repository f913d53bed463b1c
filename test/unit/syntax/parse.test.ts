import { describe, expect, it } from 'vitest';
import type {
  KeyValueNode,
  MemberNode,
  RouteNode,
  StatementNode,
  TypeDeclarationNode,
} from '../../../src/syntax/ast.ts';
import { readText } from '../../support/read-contract-text.ts';

function statements(text: string): readonly StatementNode[] {
  const { file, findings } = readText(text);
  expect(findings).toEqual([]);
  return file.statements;
}

function types(text: string): readonly TypeDeclarationNode[] {
  return statements(text).flatMap((node) => (node.kind === 'type-statement' ? node.declarations : []));
}

function members(text: string): readonly MemberNode[] {
  const type = types(text)[0]?.type;
  return type?.kind === 'struct-type' ? type.members : [];
}

function routes(body: string): readonly RouteNode[] {
  return statements(`service a {\n${body}\n}`).flatMap((node) =>
    node.kind === 'service' ? node.routes : [],
  );
}

function entries(text: string): readonly (readonly [string, string, string])[] {
  const nodes = statements(text).flatMap((node): readonly KeyValueNode[] =>
    node.kind === 'info' ? node.entries : node.kind === 'service' ? (node.server?.entries ?? []) : [],
  );
  return nodes.map((node) => [node.key.text, node.value.form, node.value.text] as const);
}

describe('parse, statements', () => {
  it('reads statements in any order', () => {
    const kinds = statements('type A {}\nservice a {}\ninfo ()\nimport "b.api"\nsyntax = "v1"').map(
      (node) => node.kind,
    );
    expect(kinds).toEqual(['type-statement', 'service', 'info', 'import', 'syntax']);
  });

  it('reads an empty file, a byte order mark and every kind of line end', () => {
    expect(statements('')).toEqual([]);
    expect(statements('\ufeffsyntax = "v1"\r\ntype A {}\rtype B {}')).toHaveLength(3);
  });

  it('reads import groups with and without separators', () => {
    expect(statements('import (\n"a.api",\n"b.api";\n"c.api"\n)')[0]).toMatchObject({
      isGroup: true,
      paths: [{ text: 'a.api' }, { text: 'b.api' }, { text: 'c.api' }],
    });
  });

  it('joins hyphenated service names', () => {
    expect(statements('service user-center-api-2 {}')[0]).toMatchObject({
      name: { text: 'user-center-api-2' },
    });
  });

  it('gives every node the place of its text', () => {
    const text = 'type A {\n\tB, C []int `json:"b"`\n}';
    const [field] = members(text);
    expect(text.slice(field?.start, field?.end)).toBe('B, C []int `json:"b"`');
    expect(field).toMatchObject({ tag: { text: 'json:"b"', contentStart: text.indexOf('json') } });
  });
});

describe('parse, types', () => {
  it('reads aliases, with and without the sign', () => {
    expect(types('type A string\ntype B = []A\ntype (\nC map[string]*A\nD any\n)')).toMatchObject([
      { hasEquals: false, type: { kind: 'named-type', name: 'string' } },
      { hasEquals: true, type: { kind: 'slice-type', element: { name: 'A' } } },
      { type: { kind: 'map-type', value: { kind: 'pointer-type' } } },
      { type: { kind: 'any-type', keyword: 'any' } },
    ]);
  });

  it('reads generics', () => {
    expect(types('type Page<T, U> { A []T }\ntype B Page<Page<int, any>, map[string]int>')).toMatchObject([
      { parameters: [{ text: 'T' }, { text: 'U' }] },
      { type: { name: 'Page', arguments: [{ name: 'Page', arguments: [{}, {}] }, { kind: 'map-type' }] } },
    ]);
  });

  it('reads arrays by their length as written', () => {
    expect(types('type A [3]int\ntype B [...]int')).toMatchObject([
      { type: { kind: 'array-type', length: '3' } },
      { type: { kind: 'array-type', length: '...' } },
    ]);
  });

  it('tells fields from embedded types', () => {
    const kinds = members(
      'type A struct {\nBase\n*Pointer\ntime.Time\nPage<int>\nTagged `json:"t"`\nX int\nY, Z string\nInner {\nV int\n}\nOld struct {\n}\n}',
    ).map((member) => member.kind);
    expect(kinds).toEqual([...Array<string>(5).fill('embedded'), ...Array<string>(4).fill('field')]);
  });

  it('reads many fields on one line, and separators after them', () => {
    expect(members('type A { X int Y string; Z []int, W any }')).toHaveLength(4);
    expect(members('type A { X int `json:"x"` B }')).toMatchObject([{ kind: 'field' }, { kind: 'embedded' }]);
  });

  it('reads structs inside of lists, maps and pointers', () => {
    expect(
      members('type A {\nX []{\nY int\n}\nM map[string]struct {\nZ int\n}\nP *{ W int }\n}'),
    ).toMatchObject([
      { type: { element: { kind: 'struct-type' } } },
      { type: { value: { kind: 'struct-type', hasStructKeyword: true } } },
      { type: { target: { kind: 'struct-type' } } },
    ]);
  });

  it('reads keywords as names', () => {
    const words = [
      'syntax',
      'info',
      'import',
      'type',
      'service',
      'returns',
      'map',
      'any',
      'interface',
      'struct',
      'get',
    ];
    for (const word of words) {
      expect(members(`type A {\n${word} string\n${word}, b int\n}`)).toHaveLength(2);
      expect(types(`type ${word} { A int }`)).toMatchObject([{ name: { text: word } }]);
    }
  });
});

describe('parse, routes', () => {
  it('reads methods of any case, bodies and responses', () => {
    expect(
      routes(
        '@handler a\nPOST /a ([]*A) returns (map[string]int) | 404 (B) | 500 ()\n@handler b\nget / () returns()',
      ),
    ).toMatchObject([
      {
        method: { text: 'POST' },
        request: { type: { kind: 'slice-type' } },
        responses: [
          { body: { type: { kind: 'map-type' } } },
          { status: { text: '404' } },
          { status: { text: '500' } },
        ],
      },
      { path: { text: '/' }, request: { kind: 'body' } },
    ]);
  });

  it('reads annotations in any order and keeps repeated ones', () => {
    expect(routes('@server(timeout: 3s)\n@handler a\n@doc "one"\n@doc "two"\nget /a')).toMatchObject([
      {
        doc: { text: { text: 'one' } },
        handler: { name: { text: 'a' } },
        server: { entries: [{ value: { text: '3s' } }] },
        repeated: [{ kind: 'doc', text: { text: 'two' } }],
      },
    ]);
  });

  it.each([
    ['@doc "text"', { text: { text: 'text' }, entries: [] }],
    ['@doc("text")', { text: { text: 'text' } }],
    ['@doc `text`', { text: { text: 'text', form: 'raw' } }],
    ['@doc(\nsummary: 注册\nb: "c"\n)', { entries: [{ value: { text: '注册' } }, { key: { text: 'b' } }] }],
    [
      '@doc summary: a b\ndescription: c',
      { entries: [{ value: { text: 'a b' } }, { value: { text: 'c' } }] },
    ],
  ])('reads %s', (doc, expected) => {
    expect(routes(`${doc}\n@handler a\nget /a`)).toMatchObject([{ doc: expected }]);
  });

  it('reads keywords as handlers and several routes on a line', () => {
    expect(routes('@handler get get /a @handler returns post /b; @handler x put /c')).toMatchObject([
      { handler: { name: { text: 'get' } }, path: { text: '/a' } },
      { handler: { name: { text: 'returns' } }, path: { text: '/b' } },
      { path: { text: '/c' } },
    ]);
  });

  it.each([
    '/',
    '/v1.0',
    '/.well-known/x',
    '/foo-1',
    '/10s/x',
    '/returns',
    '/a/:id/b',
    '/:user-id',
    '/a/',
    '/files/*',
    '/~me/get/type',
    '/a--b/x_y',
  ])('reads the path %s', (path) => {
    expect(routes(`@handler a\nget ${path} (A) returns (B)`)).toMatchObject([
      { path: { text: path }, request: {} },
    ]);
    expect(routes(`@handler a\nget ${path}`)).toMatchObject([{ path: { text: path } }]);
  });
});

describe('parse, values', () => {
  it('reads every form of every value', () => {
    expect(
      entries(
        '@server (\na: "x\\n\\"y\\d"\nb: `z\n"`\nc: /a-b-c/v1.0\nd: v1\ne: 3s\nf: 10m\ng: 100/1m by user\nh: A, B\ni: a/b-c\nj: 0.0.0.0\nk: true\n)\nservice a {}',
      ),
    ).toEqual([
      ['a', 'string', 'x\n"y\\d'],
      ['b', 'raw', 'z\n"'],
      ['c', 'bare', '/a-b-c/v1.0'],
      ['d', 'bare', 'v1'],
      ['e', 'bare', '3s'],
      ['f', 'bare', '10m'],
      ['g', 'free', '100/1m by user'],
      ['h', 'bare', 'A, B'],
      ['i', 'bare', 'a/b-c'],
      ['j', 'bare', '0.0.0.0'],
      ['k', 'bare', 'true'],
    ]);
  });

  it('separates entries on one line as goctl does, and by commas and semicolons', () => {
    const expected = [
      ['a', 'bare', 'b'],
      ['c', 'bare', 'd,e'],
      ['f', 'string', 'g'],
    ];
    for (const text of [
      'a: b c: d,e f: "g"',
      'a: b, c: d,e, f: "g",',
      'a: b; c: d,e; f: "g";',
      'a:b\nc:d,e,\nf:"g"',
    ]) {
      expect(entries(`@server (${text})\nservice a {}`), text).toEqual(expected);
    }
  });

  it('lets lists go on behind a comma, and unquotes their strings', () => {
    expect(entries('@server (\nm: A,\n\tB\nt: "a", "b"\n)\nservice a {}')).toEqual([
      ['m', 'free', 'A,\nB'],
      ['t', 'bare', 'a, b'],
    ]);
  });

  it('lets free text of info go on over lines', () => {
    expect(
      entries('info (\ntitle: a title: with colon (and more)\n  second line\n\nb: >\n\tfolded\n\ttext\n)'),
    ).toEqual([
      ['title', 'bare', 'a'],
      ['title', 'free', 'with colon (and more)\nsecond line'],
      ['b', 'free', 'folded\ntext'],
    ]);
    expect(entries('info(a: b c)')).toEqual([['a', 'free', 'b c']]);
  });

  it('reads keys without a value in info as empty texts, but not in @server', () => {
    expect(entries('info (\n\ttitle: // TODO: add title\n\tdesc:\n\tauthor: "a"\n\tversion:\n)')).toEqual([
      ['title', 'bare', ''],
      ['desc', 'bare', ''],
      ['author', 'string', 'a'],
      ['version', 'bare', ''],
    ]);
    expect(readText('@server (\n\tprefix:\n)\nservice a {}\n').findings).toEqual(['2:8 empty-value']);
  });

  it('ends text before a comment and takes comments out of it', () => {
    expect(entries('info (\na: b // c\nd: e /* f */ g\nh: 1214534601@qq.com\n)')).toEqual([
      ['a', 'bare', 'b'],
      ['d', 'free', 'e g'],
      ['h', 'bare', '1214534601@qq.com'],
    ]);
  });

  it('reads quoted text over lines', () => {
    expect(entries('info (\ndesc: ">\none\ntwo<"\nversion: 1.0\n)')).toEqual([
      ['desc', 'string', '>\none\ntwo<'],
      ['version', 'bare', '1.0'],
    ]);
  });
});
