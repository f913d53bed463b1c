import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/syntax/parse.ts';
import { createSource } from '../../../src/base/source.ts';
import { readText } from '../../support/read-contract-text.ts';

const service = (body: string): string => `type A {\n\tX int\n}\n\nservice a-api {\n${body}\n}\n`;
const second = '\t@handler b\n\tget /b';

describe('one mistake', () => {
  it.each([
    ['\t@handler a\n\tget /a (A returns (A)', '7:12 unclosed-bracket'],
    ['\t@handler a\n\tget /a A) returns (A)', '7:9 text-after-path'],
    ['\t@handler a\n\tget /a (A) returns (A', '8:2 unclosed-bracket'],
    ['\t@handler a\n\tget /a (A) returns A', '7:21 expected-syntax'],
    ['\t@handler a\n\tget /a (A) returns', '8:2 expected-syntax'],
    ['\t@handler a\n\tget /a (A B) returns (A)', '7:12 unclosed-bracket'],
    ['\t@handler a\n\tget /a (123) returns (A)', '7:10 unclosed-bracket'],
    ['\t@handler\n\tget /a', '7:2 expected-syntax'],
    ['\t@handler a\n\tget "/a"', '7:6 expected-syntax'],
    ['\t@handler a\n\tget a', '7:6 expected-syntax'],
    ['\t@hander a\n\tget /a', '6:2 unknown-annotation'],
    ['\t@doc "x"\n\t@Handler a\n\tget /a', '7:2 unknown-annotation'],
    ['\t@handler a\n\tgte /a (A)', '7:2 unknown-method'],
    ['\t@server (\n\t\tgroup: a\n\t@handler a\n\tget /a', '8:2 unclosed-bracket'],
    ['\t@handler a\n\tget /a (A) returns (A}', '7:23 unclosed-bracket'],
    ['\t@handler a\n\tget /a (A} returns (A)', '7:11 unclosed-bracket'],
    ['\t@server (\n\t\tgroup: x\n\t}\n\t@handler a\n\tget /a', '8:2 unclosed-bracket'],
    ['\t@doc (\n\t\tsummary: some text\n\t@handler a\n\tget /a', '8:2 unclosed-bracket'],
  ])('in a service: %s', (body, finding) => {
    const { findings, file } = readText(service(`${body}\n${second}`));
    expect(findings).toEqual([finding]);
    expect(file.statements.at(-1)).toMatchObject({ kind: 'service', name: { text: 'a-api' } });
  });

  it('at the end of a service', () => {
    expect(readText(service('\t@handler a')).findings).toEqual(['7:1 expected-syntax']);
    expect(readText(service('\t}\n')).findings).toEqual(['8:1 unknown-statement']);
  });

  it.each([
    ['type A {\n\tX int\n\ntype B {\n\tY int\n}\n', '4:1 unclosed-bracket', 2],
    ['type A {\n\tX int\n}\n}\ntype B {}\n', '4:1 unknown-statement', 2],
    ['type A\n\tX int\n}\ntype B {}\n', '2:2 expected-syntax', 1],
    ['type A {\n\tX [int\n\tY string\n}\ntype B {}\n', '2:5 expected-syntax', 2],
    ['type A {\n\tX map[string int\n\tY string\n}\ntype B {}\n', '2:15 unclosed-bracket', 2],
    ['type A {\n\tX func(a int) error\n\tY string\n}\ntype B {}\n', '2:8 expected-syntax', 2],
    ['type A {\n\tX string json:"x"\n\tY string\n}\n', '2:15 expected-syntax', 1],
    [
      'type A {\n\tX string `json:"x"\n\tY string `json:"y"`\n}\ntype B { Z int `json:"z"` }\n',
      '2:11 unterminated-string',
      2,
    ],
    ['type A {\n\tX {\n\t\tY int\n}\ntype B {}\n', '5:1 unclosed-bracket', 2],
    ['type (\n\tA {\n\t}\n\tB int\nservice a {\n}\n', '5:1 unclosed-bracket', 2],
    ['type A<T {\n\tX T\n}\ntype B {}\n', '1:10 unclosed-bracket', 2],
    ['type A {\n\tX int\n)\ntype B {}\n', '3:1 unclosed-bracket', 2],
    ['type A { // a\n\tX int\n)\n', '3:1 unclosed-bracket', 1],
    ['type (\n\tA {\n\t\tX int\n\t)\n\tB {\n\t}\n)\ntype C {}\n', '4:2 unclosed-bracket', 2],
    ['type (\n\tA {\n\t\tX int\n\t)\n)\ntype C {}\n', '4:2 unclosed-bracket', 2],
    ['type (\n\tA {\n\t}\n}\ntype C {}\n', '4:1 unclosed-bracket', 2],
    ['import (\n\t"a.api"\n}\ntype A {}\n', '3:1 unclosed-bracket', 2],
    ['@server (\n\tjwt: A\n}\nservice a {\n}\n', '3:1 unclosed-bracket', 1],
    ['type A {\n\tX {\n\t\tY int `json:"y"`\n\t`json:"x"`\n}\ntype B {}\n', '4:2 unclosed-bracket', 2],
    ['type A {\n\tuser name string\n\tB int\n}\ntype B {}\n', '2:12 expected-syntax', 2],
    ['service a {\n\t@handler a\n\tget /a\n)\ntype B {}\n', '4:1 unclosed-bracket', 2],
    ['service user center {\n\t@handler a\n\tget /a\n}\ntype B {}\n', '1:14 expected-syntax', 2],
    ['type (\n\tA {\n\t} `json:"a"`\n\tB {\n\t}\n)\n', '3:4 expected-syntax', 1],
    ['typo A {\n\tX int\n}\ntype B {}\n', '1:1 unknown-statement', 1],
    ['import "a.api\nimport "b.api"\ntype A {}\n', '1:8 unterminated-string', 3],
    ['import a.api\ntype A {}\n', '1:8 expected-syntax', 1],
    ['info (\n\ttitle: x\n\tdesc: y z\n\ntype A {}\n', '5:1 unclosed-bracket', 2],
    ['info {\n\ttitle: x\n}\ntype A {}\n', '1:6 expected-syntax', 1],
    ['info (\n\ttitle "x"\n\tdesc: y\n)\ntype A {}\n', '2:8 expected-syntax', 2],
    ['syntax "v1"\ntype A {}\n', '1:8 expected-syntax', 1],
    ['@server (\n\tjwt: A\nservice a {\n}\n', '3:1 unclosed-bracket', 1],
    ['@server (\n\tjwt A\n\tgroup: a\n)\nservice a {\n}\n', '2:6 expected-syntax', 1],
    ['service a {\n\t@handler a\n\tget /a\n\nservice b {\n}\n', '5:1 unclosed-bracket', 2],
    ['service a {\n\t@handler a\n\tget /a\n\n@server (jwt: A)\nservice b {\n}\n', '5:1 unclosed-bracket', 2],
    ['service a\n\t@handler a\n\tget /a\n}\ntype B {}\n', '2:2 expected-syntax', 2],
    ['service {\n\t@handler a\n\tget /a\n}\ntype B {}\n', '1:9 expected-syntax', 1],
  ])('in a file: %s', (text, finding, statements) => {
    const { findings, file } = readText(text);
    expect(findings).toEqual([finding]);
    expect(file.statements).toHaveLength(statements);
  });
});

describe('several mistakes', () => {
  it('are as many errors', () => {
    const text = service(
      '\t@handler a\n\tget /a (A returns (A)\n\n\t@hander b\n\tget /b\n\n\t@handler c\n\tget /c return (A)\n\n\t@handler d\n\tget /d',
    );
    expect(readText(text).findings).toEqual([
      '7:12 unclosed-bracket',
      '9:2 unknown-annotation',
      '13:9 text-after-path',
    ]);
  });

  it('are found where one follows on the other', () => {
    const text = service('\t@handler a\n\tget /a (A\n\t@hander b\n\tget /b (A\n\tgte /c');
    expect(readText(text).findings).toEqual([
      '8:2 unclosed-bracket',
      '8:2 unknown-annotation',
      '10:2 unclosed-bracket',
      '10:2 unknown-method',
    ]);
  });

  it('are found in every part of a file', () => {
    const text =
      'syntax = v1\n\ntype A {\n\tX [int\n\tY string\n}\n\nservice a {\n\t@handler b\n\tget b\n\n\t@handler c\n\tget /c\n}\n';
    expect(readText(text).findings).toEqual([
      '1:10 expected-syntax',
      '4:5 expected-syntax',
      '10:6 expected-syntax',
    ]);
  });
});

describe('what goctl misreads silently', () => {
  it.each([
    ['post /a return (A)', 'text-after-path'],
    ['get /foo bar', 'text-after-path'],
    ['get /foo..bar', 'invalid-path'],
    ['get //foo', 'path-is-comment'],
    ['get /foo//bar', 'path-cut-by-comment'],
    ['get /foo / bar', 'text-after-path'],
  ])('%s', (route, code) => {
    expect(
      readText(service(`\t@handler a\n\t${route}`)).findings.map((finding) => finding.split(' ')[1]),
    ).toContain(code);
  });

  it('a type on the line below its field', () => {
    const text = 'type A {\n\tName\n\tstring `json:"n"`\n\tB\n\t[]int\n\tC\n\tD\n}\n';
    expect(readText(text).findings).toEqual(['2:2 type-on-next-line', '4:2 type-on-next-line']);
  });

  it('text behind a NUL character', () => {
    const { findings, file } = readText('type A {}\n\0type B {}\n');
    expect(findings).toEqual(['2:1 null-character']);
    expect(file.statements).toHaveLength(2);
  });
});

describe('messages', () => {
  it('name the construct and what was found', () => {
    expect(readText(service('\t@handler a\n\tget /users (A returns (A)')).messages).toEqual([
      'Expected ")" to close the request of "get /users", found "returns".',
    ]);
    expect(readText('syntax = v1').messages).toEqual([
      'Expected the version of the syntax in quotes, found "v1".',
    ]);
    expect(readText('type A {\n\tX {a} int\n}').messages).toEqual([
      'Expected a tag or the next field behind the type of "X", found "int".',
    ]);
    expect(readText('type A {').messages).toEqual([
      'Expected "}" to close the struct, found the end of the file.',
    ]);
  });

  it('show where the construct opened', () => {
    const source = createSource('a.api', service('\t@handler a\n\tget /users (A returns (A)'));
    const [diagnostic] = parse(source).diagnostics;
    const place = diagnostic?.related[0]?.span;
    expect(source.text.slice(place?.start, place?.end)).toBe('(');
  });

  it('help with full-width signs, quotes and misspellings', () => {
    const hint = (text: string): string | undefined =>
      parse(createSource('a.api', text)).diagnostics[0]?.hint;
    expect(hint('service a {\n@handler a\nget /a （A）\n}')).toBe(
      'Write the ASCII character "(" instead of "（".',
    );
    expect(hint('service a {\n@handler a\nget "/a"\n}')).toBe('Write the path without quotes.');
    expect(hint('import a.api')).toBe('Put the path in double quotes.');
    expect(hint('servce a {}')).toBe('Did you mean "service"?');
    expect(hint('constructor A {}')).toBe(
      'Begin a statement with syntax, info, import, type, service or @server.',
    );
    expect(hint('get /a')).toContain('a brace that closes it too early');
    expect(hint('service a {\n@before\nget /a\n}')).toContain('The annotations are "@doc"');
    expect(hint('type A {}\0')).toContain('Delete the character');
    expect(hint('type A {\nX int json:"x"\n}')).toBe('Put the tag of a field between backticks.');
    expect(hint('syntax = v1')).toBe('Write syntax = "v1".');
    expect(hint('service a b {\n}')).toBe('Join the parts of a name with hyphens.');
    for (const response of ['[]A', '204'])
      expect(hint(`service a {\n@handler a\nget /a returns ${response}\n}`)).toBe(
        'Write "returns (Type)", or "returns 204 ()" for a status without a body.',
      );
    expect(hint('type A {\nuser name string\n}')).toBe('Write the name of a field as one word.');
    expect(hint('type A {}\u00a0type B {}')).toBe('Replace the character U+00A0 by a space.');
    expect(hint('type A {}\u200btype B {}')).toBe('Replace the character U+200B by a space.');
  });
});

describe('limits', () => {
  it('stop at a hundred errors', () => {
    const { findings } = readText(`type A {\n${'\tX [int\n'.repeat(500)}}\n`);
    expect(findings).toHaveLength(101);
    expect(findings.at(-1)).toContain('too-many-errors');
  });

  it.each(['[]', '*', 'map[', 'map[string]', '{ x ', 'A<'])('stop at a hundred levels of %s', (open) => {
    const text = `type A { x ${open.repeat(200_000)}`;
    expect(readText(text).findings).toEqual([expect.stringContaining('nesting-too-deep')]);
  });

  it('read types nested almost so deep', () => {
    expect(readText(`type A ${'[]'.repeat(90)}int`).findings).toEqual([]);
  });

  it.each(['{', '"', '`', '@', '/*', '\\"\n', '(', '\0', 'type ', '*', 'get /a'])(
    'end ten megabytes of %j',
    (text) => {
      const { findings, file } = readText(text.repeat(Math.ceil(1e7 / text.length)));
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.length).toBeLessThan(300);
      expect(file.end).toBeGreaterThanOrEqual(1e7);
    },
  );
});
