import { describe, expect, it } from 'vitest';
import { mergeFile } from '../../../../src/workspace/merge/merge-file.ts';

/** Merges three texts; the base without anything added stands for a line that nobody knew. */
function merge(path: string, base: string, yours: string, apigen: string): string {
  const { text, conflicts } = mergeFile(path, { base, yours, apigen });
  expect(text.split('<<<<<<< yours').length - 1).toBe(conflicts);
  return text;
}

const json = (...members: readonly string[]): string =>
  `{\n${members.map((line) => `  ${line}`).join(',\n')}\n}\n`;

describe('package.json', () => {
  const dependencies = (...lines: readonly string[]): string =>
    `{\n  "dependencies": {\n${lines.map((line) => `    ${line}`).join(',\n')}\n  }\n}\n`;

  it.each([
    ['the owner raised less', '^5.1.0', '^5.2.0', '^5.3.0', '^5.3.0'],
    ['the owner raised more', '^5.1.0', '^6.0.0', '^5.3.0', '^6.0.0'],
    ['the owner raised as much', '~5.1.0', '~5.1.4', '~5.1.4', '~5.1.4'],
    ['a floor', '>=22.18', '>=22.20', '>=22.19', '>=22.20'],
  ])('takes the higher version where %s', (_, base, yours, apigen, result) => {
    const [old, mine, next, merged] = [base, yours, apigen, result].map((range) =>
      dependencies('"a": "^1.0.0"', `"x": "${range}"`),
    );
    expect(merge('app/package.json', old ?? '', mine ?? '', next ?? '')).toBe(merged);
  });

  it.each([
    ['another major', '^5.1.0', '^5.2.0', '^6.0.0'],
    ['another minor before 1.0.0', '^0.1.0', '^0.1.2', '^0.2.0'],
    ['another operator', '^5.1.0', '~5.2.0', '^5.3.0'],
    ['no version at all', '^5.1.0', 'file:../x', '^5.3.0'],
  ])('asks about %s', (_, base, yours, apigen) => {
    const [old, mine, next] = [base, yours, apigen].map((range) => dependencies(`"x": "${range}"`));
    expect(merge('package.json', old ?? '', mine ?? '', next ?? '')).toBe(
      `{\n  "dependencies": {\n<<<<<<< yours\n    "x": "${yours}"\n=======\n    "x": "${apigen}"\n>>>>>>> apigen\n  }\n}\n`,
    );
  });

  it('takes no higher version for a value that is none', () => {
    const scripts = (value: string): string => json(`"scripts": { "x": "${value}" }`);
    expect(merge('package.json', scripts('^1.0.0'), scripts('^1.1.0'), scripts('^1.2.0'))).toContain(
      '<<<<<<<',
    );
  });

  it('does not bring back what its owner removed, nor remove what its owner changed', () => {
    const old = dependencies('"a": "^1.0.0"', '"b": "^1.0.0"');
    expect(
      merge(
        'package.json',
        old,
        dependencies('"a": "^1.0.0"'),
        dependencies('"a": "^1.0.0"', '"b": "^1.5.0"'),
      ),
    ).toBe(dependencies('"a": "^1.0.0"'));
    const mine = dependencies('"a": "^1.0.0"', '"b": "^2.0.0"');
    expect(merge('package.json', old, mine, dependencies('"a": "^1.1.0"'))).toBe(
      dependencies('"a": "^1.1.0"', '"b": "^2.0.0"'),
    );
  });
});

describe('JSON', () => {
  it.each([
    ['first', json('"b": 1', '"mine": 1'), json('"a": 0', '"b": 1'), json('"a": 0', '"b": 1', '"mine": 1')],
    ['last', json('"b": 1', '"mine": 1'), json('"b": 1', '"c": 2'), json('"b": 1', '"c": 2', '"mine": 1')],
    [
      'last, with tabs',
      '{\n\t"mine": 1,\n\t"b": 1\n}',
      json('"b": 1', '"c": { "x": 1 }'),
      '{\n\t"mine": 1,\n\t"b": 1,\n\t"c": { "x": 1 }\n}',
    ],
    ['on one line', '{"mine":1,"b":1}', json('"b": 1', '"c": 2'), '{"mine":1,"b":1, "c": 2}'],
    [
      'behind a comment',
      '{\n  "mine": 1,\n  "b": 1 // one\n}\n',
      json('"b": 1', '"c": 2'),
      '{\n  "mine": 1,\n  "b": 1, // one\n  "c": 2\n}\n',
    ],
    [
      'before a last comma',
      '{\n  "mine": 1,\n  "b": 1, // one\n}\n',
      json('"b": 1', '"c": 2'),
      '{\n  "mine": 1,\n  "b": 1, // one\n  "c": 2,\n}\n',
    ],
  ])('gets a new member %s', (_, yours, apigen, merged) => {
    expect(merge('x.json', json('"b": 1'), yours, apigen)).toBe(merged);
  });

  it.each([
    ['first', '{\n  "a": 1,\n  "b": 1,\n  "mine": 1\n}', '{\n  "b": 1,\n  "mine": 1\n}'],
    ['in between', '{\n  "mine": 1,\n  "a": 1,\n  "b": 1\n}', '{\n  "mine": 1,\n  "b": 1\n}'],
    ['last', '{\n  "mine": 1,\n  "b": 1,\n  "a": 1\n}', '{\n  "mine": 1,\n  "b": 1\n}'],
    ['on one line', '{ "mine": 1, "a": 1, "b": 1 }', '{ "mine": 1, "b": 1 }'],
  ])('loses a member that apigen dropped, %s', (_, yours, merged) => {
    expect(merge('x.json', json('"a": 1', '"b": 1'), yours, json('"b": 1'))).toBe(merged);
  });

  it('fills and empties objects', () => {
    const x = (inside: string, ...more: readonly string[]): string => json(`"x": {${inside}}`, ...more);
    expect(merge('x.json', x(''), x('', '"m": 1'), x('\n    "a": 1\n  '))).toBe(
      x('\n    "a": 1\n  ', '"m": 1'),
    );
    expect(merge('x.json', x(' "a": 1 '), x('\n    "a": 1\n  ', '"m": 1'), x(''))).toBe(x('', '"m": 1'));
  });

  it('merges lists item by item, and asks where that is not clear', () => {
    const list = (...items: readonly string[]): string =>
      json(`"include": [${items.map((item) => `"${item}"`).join(', ')}]`);
    expect(
      merge('tsconfig.json', list('src', 'test'), list('src', 'test', 'bench'), list('bin', 'src', 'test')),
    ).toBe(list('bin', 'src', 'test', 'bench'));
    expect(merge('tsconfig.json', list('src'), list('lib'), list('app'))).toContain(
      '<<<<<<< yours\n  "include": ["lib"]\n',
    );
  });

  it('never reads a file in half: what is no JSON is merged by line', () => {
    expect(merge('x.json', '{\n"a": 1\n}\n', '{\n"a": 2,,\n}\n', '{\n"a": 3\n}\n')).toBe(
      '{\n<<<<<<< yours\n"a": 2,,\n=======\n"a": 3\n>>>>>>> apigen\n}\n',
    );
    expect(
      merge('x.json', json('"a": 1', '"a": 2'), json('"a": 1', '"a": 3'), json('"a": 0', '"a": 2')),
    ).toContain('<<<<<<<');
  });

  it('has no key twice because two people added it in different places', () => {
    const base = json('"a": 1', '"b": 1', '"c": 1', '"d": 1', '"e": 1');
    const merged = merge(
      'x.json',
      base,
      base.replace('{\n', '{\n  "new": 1,\n'),
      base.replace('"e": 1', '"e": 1,\n  "new": 1'),
    );
    expect(merged).toBe(base.replace('{\n', '{\n  "new": 1,\n'));
  });
});

describe('YAML', () => {
  const base = 'server:\n  port: 1\nlog:\n  level: info\n';

  it('brings new keys with their comments to where they belong, and keeps those of the owner', () => {
    const yours = '# Ours.\nserver:\n  port: 2 # chosen\nmine: [a, b]\nlog:\n  level: info\n';
    const apigen = 'server:\n  port: 1\n  # How long.\n  timeout: 30s\nlog:\n  level: warn\n';
    expect(merge('x.yaml', base, yours, apigen)).toBe(
      '# Ours.\nserver:\n  port: 2 # chosen\n  # How long.\n  timeout: 30s\nmine: [a, b]\nlog:\n  level: warn\n',
    );
  });

  it('writes the first key of an empty map as apigen writes it', () => {
    expect(merge('x.yaml', 'a: 0\n', '{}\n', 'a: 0\nb: 0\n')).toBe('b: 0\n');
    expect(merge('x.yaml', 'a: {}\n', 'a: {}\nmine: 1\n', 'a:\n  b: 0\n')).toBe('a:\n  b: 0\nmine: 1\n');
    expect(merge('x.yaml', 'a: {}\n', 'a: {}\nmine: 1\n', 'a: { b: 0 }\n')).toBe('a: { b: 0 }\nmine: 1\n');
  });

  it('asks about one key without touching its neighbours', () => {
    expect(
      merge('x.yml', base, base.replace('1', '2').replace('info', 'debug'), base.replace('1', '3')),
    ).toBe('server:\n<<<<<<< yours\n  port: 2\n=======\n  port: 3\n>>>>>>> apigen\nlog:\n  level: debug\n');
  });

  it.each([
    ['an anchor', 'a: &x 1\nb: *x\n'],
    ['a tag', 'a: !thing 1\nb: 2\n'],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['a mistake', 'a: [1\nb: 2\n'],
    ['a form that printing would change', 'a:    1\nb:     2\n'],
  ])('merges %s by line', (_, yours) => {
    const merged = merge('x.yaml', 'a: 0\nb: 0\n', yours, 'a: 0\nb: 0\nc: 0\n');
    for (const line of yours.split('\n')) expect(merged.split('\n')).toContain(line);
  });
});

describe('any text', () => {
  it('keeps the line ends that the owner has, also mixed ones', () => {
    expect(merge('a.txt', 'a\nb\nc\n', 'a\r\nb\r\nc!\r\n', 'a!\nb\nc\n')).toBe('a!\r\nb\r\nc!\r\n');
    const mixed = merge('a.txt', 'a\nb\nc\n', 'a\r\nb\nc\n', 'a\nb\nc!\n');
    expect(mixed).toBe('a\r\nb\nc!\n');
  });

  it('marks a last line without an end', () => {
    expect(merge('a.txt', 'a', 'b', 'c')).toBe('<<<<<<< yours\nb\n=======\nc\n>>>>>>> apigen\n');
  });
});
