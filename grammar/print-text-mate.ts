import type { TokenType } from 'chevrotain';
import * as t from './tokens.ts';

/** One rule of a TextMate grammar. */
interface TextMateRule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
  readonly patterns?: readonly TextMateRule[];
  readonly include?: string;
}

type Repository = Readonly<Record<string, { readonly patterns: readonly TextMateRule[] }>>;

const builtins =
  'bool|string|byte|rune|any|u?int(?:8|16|32|64)?|uintptr|float(?:32|64)|complex(?:64|128)|time\\.Time|interface\\s*\\{\\s*\\}';

/** The highlighting of editors, made from the tokens. `api.tmLanguage.json` is its committed output. */
export function printTextMate(): string {
  const grammar = {
    information_for_contributors: 'Generated from grammar/tokens.ts. Do not edit.',
    name: 'API contract',
    scopeName: 'source.api',
    fileTypes: ['api'],
    patterns: [
      'comments',
      'annotations',
      'statements',
      'routes',
      'types',
      'strings',
      'entries',
      'numbers',
    ].map((name) => ({ include: `#${name}` })),
    repository: repository(),
  };
  // A list of one text stands on one line, as prettier prints it.
  return `${JSON.stringify(grammar, null, 2).replaceAll(/\[\n\s+("\w+")\n\s+\]/g, '[$1]')}\n`;
}

function repository(): Repository {
  const statements = [t.Syntax, t.Info, t.Import, t.Type, t.Service].map(source).join('|');
  const annotations = [t.AtDoc, t.AtHandler, t.AtServer].map(source).join('|');
  const method = source(t.HttpMethod);
  return {
    comments: {
      patterns: [
        { name: 'comment.line.double-slash.api', match: source(t.LineComment) },
        { name: 'comment.block.api', begin: '/\\*', end: '\\*/' },
      ],
    },
    annotations: {
      patterns: [
        {
          match: `(${source(t.AtHandler)})\\s+([\\p{L}_][\\p{L}\\p{N}_]*)`,
          captures: {
            '1': { name: 'storage.type.annotation.api' },
            '2': { name: 'entity.name.function.api' },
          },
        },
        { name: 'storage.type.annotation.api', match: `(?:${annotations})\\b` },
      ],
    },
    statements: {
      patterns: [
        {
          match: `^\\s*(${source(t.Type)})\\s+([\\p{L}_][\\p{L}\\p{N}_]*)`,
          captures: { '1': { name: 'keyword.control.api' }, '2': { name: 'entity.name.type.api' } },
        },
        { name: 'keyword.control.api', match: `^\\s*(?:${statements})\\b(?!\\s*:)` },
      ],
    },
    routes: {
      patterns: [
        {
          match: `\\b((?i:${method}))\\s+(/[^\\s(;]*)`,
          captures: { '1': { name: 'keyword.other.method.api' }, '2': { name: 'string.unquoted.path.api' } },
        },
        { name: 'keyword.other.returns.api', match: `\\b${source(t.Returns)}\\b` },
      ],
    },
    ...wordsAndTexts(),
  };
}

/** The rules that speak of no place in the grammar: types, strings, keys, numbers. */
function wordsAndTexts(): Repository {
  return {
    types: {
      patterns: [
        {
          name: 'storage.type.api',
          match: `\\b(?:${source(t.MapKeyword)}(?=\\[)|${source(t.Struct)}(?=\\s*\\{))`,
        },
        { name: 'support.type.api', match: `\\b(?:${builtins})(?![\\w.])` },
      ],
    },
    strings: {
      patterns: [
        {
          name: 'string.quoted.double.api',
          begin: '"',
          end: '"',
          patterns: [{ name: 'constant.character.escape.api', match: '\\\\["\\\\nt]' }],
        },
        { name: 'string.quoted.raw.api', begin: '`', end: '`' },
      ],
    },
    entries: {
      patterns: [
        {
          match: '^\\s*([\\p{L}_][\\p{L}\\p{N}_-]*)\\s*(?=:)',
          captures: { '1': { name: 'variable.other.property.api' } },
        },
      ],
    },
    numbers: {
      patterns: [
        { name: 'constant.numeric.api', match: `\\b(?:${source(t.Duration)}|${source(t.Integer)})\\b` },
      ],
    },
  };
}

function source(token: TokenType): string {
  const pattern = token.PATTERN;
  if (!(pattern instanceof RegExp))
    throw new TypeError(`The token ${token.name} has no pattern; this is a bug in apigen.`);
  return pattern.source.replaceAll('\\/', '/');
}
