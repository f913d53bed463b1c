import { describe, expect, it } from 'vitest';
import { createLexer } from '../../../grammar/lexer.ts';
import { tokenize } from '../../../grammar/tokenize.ts';
import { tokens } from '../../../grammar/tokens.ts';

function names(text: string): string[] {
  return tokenize(text, 'spanning').tokens.map((token) => `${token.tokenType.name} ${token.image}`);
}

describe('tokens', () => {
  it('satisfy the checks of Chevrotain and can be found by their first character', () => {
    expect(() => createLexer(false)).not.toThrow();
  });

  it('have a name each', () => {
    expect(new Set(tokens.map((token) => token.name)).size).toBe(tokens.length);
  });

  it('tell keywords from names that begin with one', () => {
    expect(names('type typed get getter Get mapper map')).toEqual([
      'Type type',
      'Identifier typed',
      'HttpMethod get',
      'Identifier getter',
      'HttpMethod Get',
      'Identifier mapper',
      'MapKeyword map',
    ]);
  });

  it('read names of every script, also outside the basic plane', () => {
    expect(names('用户 größe 𠮷 _x1')).toEqual([
      'Identifier 用户',
      'Identifier größe',
      'Identifier 𠮷',
      'Identifier _x1',
    ]);
  });

  it('tell durations from numbers and from words that begin like one', () => {
    expect(names('1h10m10s10ms10µs10ns 3s 512k 10max 42')).toEqual([
      'Duration 1h10m10s10ms10µs10ns',
      'Duration 3s',
      'Integer 512',
      'Identifier k',
      'Integer 10',
      'Identifier max',
      'Integer 42',
    ]);
  });

  it('tell annotations from other words with an at sign', () => {
    expect(names('@doc @docs @handler @server @')).toEqual([
      'AtDoc @doc',
      'AtWord @docs',
      'AtHandler @handler',
      'AtServer @server',
      'Unknown @',
    ]);
  });

  it('keep the star of a catch-all path apart from a comment', () => {
    expect(names('get /files/* (A)')).toContain('Star *');
    expect(names('get /*\n')).toContain('Star *');
    expect(names('get /files/* not a path */ (A)')).not.toContain('Star *');
    expect(names('syntax /* two\nlines */ = "v1"')).not.toContain('Star *');
  });

  it('end strings on their line once a closing quote is missing', () => {
    expect(names('`a\nb` "open\n"c" `d\ne')).toEqual([
      'SpanningRaw `a\nb`',
      'SpanningString "open\n"',
      'Identifier c',
      'UnclosedString " `d',
      'Identifier e',
    ]);
    expect(names('"open\n`d\ne')).toEqual(['UnclosedString "open', 'UnclosedRaw `d', 'Identifier e']);
  });
});
