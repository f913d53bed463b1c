import type { ISerializedGast, TokenType } from 'chevrotain';
import { ApiParser } from './parser.ts';
import { softIndex } from './parser-base.ts';
import * as t from './tokens.ts';

/** A production of the parser in the serialized form of Chevrotain, with the keys that its type leaves out. */
interface Production extends ISerializedGast {
  readonly name?: string;
  readonly idx?: number;
  readonly definition?: Production[];
}

// Tokens that are matched by code; the text stands between question marks, as EBNF does it.
const prose: Readonly<Record<string, string>> = {
  Overflow: 'all behind the millionth token; always an error',
  BlockComment: '"/*" to the next "*/"; not the end of a catch-all path such as "/files/*"',
  UnclosedComment: '"/*" without "*/"; always an error',
  SpanningString: 'double quote to double quote, over lines too; escapes are \\" \\\\ \\n \\t',
  SpanningRaw: 'backtick to backtick, over lines too',
  Identifier: 'a letter or "_", then letters, marks, digits and "_" of any script',
  Unknown: 'any other character; legal in free text only',
};

const categories: readonly TokenType[] = [t.Name, t.StringLiteral, t.RawLiteral];

/** The grammar in EBNF, made from the parser and the tokens themselves. `api.ebnf` is its committed output. */
export function printEbnf(): string {
  const parser = new ApiParser({ skipValidations: true, analysis: 'fresh' });
  const rules = parser.getSerializedGastProductions() as Production[]; // the type leaves the keys out that are there
  return [
    '(* Generated from grammar/parser*.ts and grammar/tokens.ts. Do not edit. *)',
    '',
    ...fromTheTop(rules).map((rule) => `${rule.name} = ${printBody(rule)} ;`),
    '',
    '(* Tokens. White space and comments may stand between any two of them; a path is made of tokens that touch. *)',
    '',
    ...categories.map(
      (category) => `${upper(category.name)} = ${membersOf(category).map(terminal).join(' | ')} ;`,
    ),
    `${upper(t.AnyToken.name)} = ? any token ? ;`,
    ...t.tokens
      .filter((token) => !isFixed(token))
      .map((token) => `${upper(token.name)} = ? ${describe(token)} ? ;`),
    '',
  ].join('\n');
}

// The parser defines its rules from the bottom; people read from the top: each rule follows the one that needs it first.
function fromTheTop(rules: readonly Production[]): readonly Production[] {
  const ordered: Production[] = [];
  const pending = ['file'];
  for (let name = pending.shift(); name !== undefined; name = pending.shift()) {
    const rule = rules.find((candidate) => candidate.name === name);
    if (rule === undefined || ordered.includes(rule)) continue;
    ordered.push(rule);
    pending.push(...namesIn(rule));
  }
  return ordered;
}

function namesIn(production: Production): readonly string[] {
  return (production.definition ?? []).flatMap((child) =>
    child.type === 'NonTerminal' ? [child.name ?? ''] : namesIn(child),
  );
}

function printBody(rule: Production): string {
  const [only, ...others] = rule.definition ?? [];
  if (only?.type !== 'Alternation' || others.length > 0) return sequence(rule.definition);
  return (only.definition ?? []).map(printOne).join(' | ');
}

function sequence(productions: readonly Production[] | undefined): string {
  return (productions ?? []).map(printOne).join(' ');
}

function printOne(production: Production): string {
  switch (production.type) {
    case 'Option':
      // Read as if it were optional, so that the parser can go on without it; reported when it is missing.
      return (production.idx ?? 0) >= softIndex
        ? sequence(production.definition)
        : `[ ${sequence(production.definition)} ]`;
    case 'Repetition':
      return `{ ${sequence(production.definition)} }`;
    case 'RepetitionMandatory':
      return `${sequence(production.definition)} { ${sequence(production.definition)} }`;
    case 'Alternation':
      return `( ${(production.definition ?? []).map(printOne).join(' | ')} )`;
    case 'Terminal':
      return terminal(tokenNamed(production.name ?? ''));
    case 'NonTerminal':
      return production.name ?? '';
    default:
      return sequence(production.definition);
  }
}

function tokenNamed(name: string): TokenType {
  return t.vocabulary.find((token) => token.name === name) ?? t.Unknown;
}

function terminal(token: TokenType): string {
  return isFixed(token) ? (token.LABEL ?? token.name) : upper(token.name);
}

// A keyword or sign: its label is its text in quotes.
function isFixed(token: TokenType): boolean {
  return token.LABEL?.startsWith('"') ?? false;
}

function membersOf(category: TokenType): readonly TokenType[] {
  return t.tokens.filter((token) => token.CATEGORIES?.includes(category));
}

function describe(token: TokenType): string {
  const pattern = token.PATTERN;
  return pattern instanceof RegExp ? String(pattern) : (prose[token.name] ?? 'matched by code');
}

function upper(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}
