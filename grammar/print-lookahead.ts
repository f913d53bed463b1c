import { EOF, type IToken, type TokenType } from 'chevrotain';
import { ApiParser } from './parser.ts';
import type { EngineState } from './parser-engine.ts';
import * as t from './tokens.ts';

/**
 * The module that says with which tokens each alternative, option and repetition of the grammar begins, asked of
 * Chevrotain's own analysis token by token. `lookahead.ts` is its committed output.
 */
export function printLookahead(): string {
  const parser = new ApiParser({ skipValidations: true, analysis: 'fresh' });
  const { lookAheadFuncsCache: decisions, fullRuleNameToShort: rules } = parser as unknown as EngineState; // its own fields
  const entries = Object.entries(rules).flatMap(([rule, index]) => {
    const keys = Object.entries(decisions[index] ?? []).map(
      ([key, decide]) =>
        `    ${key}: ${printSets(Number(key), (token, alternatives) => ask(parser, decide, token, alternatives))},`,
    );
    return keys.length === 0 ? [] : [`  ${rule}: {`, ...keys, '  },'];
  });
  return [
    '// Generated from grammar/parser*.ts by grammar/print-lookahead.ts. Do not edit.',
    '',
    '/** The names of token types, or of categories of them: one set, or one for each alternative. */',
    'export type Lookahead = string | readonly string[];',
    '',
    '/** By rule and by the key that Chevrotain has for the place in it: what stands there begins with one of these tokens. */',
    'export const lookahead: Readonly<Record<string, Readonly<Record<number, Lookahead>>>> = {',
    ...entries,
    '};',
    '',
  ].join('\n');
}

type Ask = (token: IToken, alternatives: readonly { readonly GATE: () => boolean }[]) => unknown;

function ask(
  parser: ApiParser,
  decide: (alternatives: never) => unknown,
  token: IToken,
  alternatives: unknown,
): unknown {
  parser.input = [token];
  return decide.call(parser, alternatives as never); // the decisions of options take none
}

/** Keys below this one are those of alternatives. */
const optionKeys = 2 << 8;
const mostAlternatives = 16;

function printSets(key: number, decide: Ask): string {
  if (key >= optionKeys) return quote(setOf((token) => decide(token, []) === true));
  const sets: string[] = [];
  for (let wanted = 0; wanted < mostAlternatives; wanted += 1) {
    const gates = Array.from({ length: mostAlternatives }, (_, index) => ({ GATE: () => index === wanted }));
    sets.push(setOf((token) => decide(token, gates) === wanted));
  }
  return `[${sets
    .slice(0, sets.findLastIndex((set) => set !== '') + 1)
    .map(quote)
    .join(', ')}]`;
}

/** Categories where all of their members are in the set, and what is in it besides. */
function setOf(isIn: (token: IToken) => boolean): string {
  const members = [...t.tokens, EOF].filter((type) => isIn(tokenOf(type)));
  const names = new Set<string>();
  for (const category of [t.AnyToken, t.Name, t.StringLiteral, t.RawLiteral]) {
    const all = t.tokens.filter((type) => type.CATEGORIES?.includes(category) === true);
    if (all.every((type) => members.includes(type)) && !names.has(t.AnyToken.name)) names.add(category.name);
  }
  const covered = t.vocabulary.filter((type) => names.has(type.name));
  for (const type of members) {
    if (type.CATEGORIES?.some((category) => covered.includes(category)) !== true) names.add(type.name);
  }
  return [...names].join(' ');
}

function tokenOf(tokenType: TokenType): IToken {
  return { image: '', startOffset: 0, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 };
}

function quote(text: string): string {
  return `'${text}'`;
}
