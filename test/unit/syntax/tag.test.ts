import { describe, expect, it } from 'vitest';
import type { StringNode } from '../../../src/syntax/ast.ts';
import { isWellFormedTag, parseTag } from '../../../src/syntax/tag.ts';

const node = (text: string): StringNode => ({
  kind: 'string',
  form: 'raw',
  text,
  start: 100,
  end: 102 + text.length,
  contentStart: 101,
});

/** `key name [options]` of every pair. */
function pairs(text: string): readonly string[] {
  const { value, diagnostics } = parseTag(node(text), 'a.api');
  expect(diagnostics).toEqual([]);
  return value.map(({ key, name, options }) =>
    [key, name.text, ...options.map((option) => option.text)].join('|'),
  );
}

function faults(text: string): readonly string[] {
  return parseTag(node(text), 'a.api').diagnostics.map(({ code, span }) => {
    const part = text.slice((span?.start ?? 0) - 101, (span?.end ?? 0) - 101);
    return `${code} ${part}`;
  });
}

describe('parseTag', () => {
  it('reads pairs and their options', () => {
    expect(pairs('json:"name,optional,default=1" form:"n"')).toEqual([
      'json|name|optional|default=1',
      'form|n',
    ]);
    expect(pairs('  json:"" ')).toEqual(['json|']);
    expect(pairs('')).toEqual([]);
    expect(pairs('json:",omitempty" 注释:"x y"')).toEqual(['json||omitempty', '注释|x y']);
  });

  it('does not split at commas in brackets or escaped ones', () => {
    expect(pairs('json:"a,range=[1,5),options=[b,c],default={"')).toEqual([
      'json|a|range=[1|5)|options=[b|c]|default={',
    ]);
    expect(pairs('json:"a,range=(1:5],options=[b,c],x"')).toEqual(['json|a|range=(1:5]|options=[b,c]|x']);
    expect(pairs('json:"a,default=b\\\\,c,d"')).toEqual(['json|a|default=b,c|d']);
  });

  it('applies escapes', () => {
    expect(pairs('json:"a\\"b\\\\c"')).toEqual(['json|a"b\\c']);
  });

  it('gives the place of every part', () => {
    const text = 'json:"name, optional" form:"f,default=\\"x\\",last"';
    const place = ({ start, end }: { readonly start: number; readonly end: number }): string =>
      text.slice(start - 101, end - 101);
    const [json, form] = parseTag(node(text), 'a.api').value;
    expect([json, form].map((entry) => entry && place(entry.keySpan))).toEqual(['json', 'form']);
    expect(json?.options.map((option) => place(option.span))).toEqual(['optional']);
    expect(form && place(form.value.span)).toBe('f,default=\\"x\\",last');
    expect(form?.options.map((option) => place(option.span))).toEqual(['default=\\"x\\"', 'last']);
  });

  it.each([
    ['json:name', ['malformed-tag json:name']],
    ['json', ['malformed-tag json']],
    ['json: "a"', ['malformed-tag json: "a"']],
    ['json:"a', ['malformed-tag json:"a']],
    ['json="a"', ['malformed-tag json="a"']],
    ['json:"a" validate:"min=1', ['malformed-tag validate:"min=1']],
    ['json:"a",form:"b"', ['malformed-tag ,form:"b"']],
    ['json:"a",form:"b" path:"c"', ['malformed-tag ,form:"b"']],
    ['json:a" form:"b"', ['malformed-tag json:a" form:"b"']],
    ['json"a"', ['malformed-tag json"a"']],
    ['json:"a""', ['ignored-tag-text "']],
    ['form:"id":"id"', ['ignored-tag-text :"id"']],
  ])('reports %s', (text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it('reads values of any length', () => {
    const text = `json:"a" comment:"${'b'.repeat(20_000_000)}"`;
    expect(isWellFormedTag(text)).toBe(true);
    expect(parseTag(node(text), 'a.api').value[1]?.value.text).toHaveLength(20_000_000);
  });

  it.each([
    ['json:"a",form:"b" path:"c"', ['json', 'path']],
    ['json:"a" validate="required" path:"c"', ['json']],
    ['json:a form:"b"', []],
    ['json:"a form:"b"', ['json']],
    ['json:"a', []],
  ])('reads of %s what Go reads', (text, keys) => {
    expect(parseTag(node(text), 'a.api').value.map((entry) => entry.key)).toEqual(keys);
  });

  it.each([
    ['json: "a,optional"', 'Write no space around the colon.'],
    ['json :"a,optional"', 'Write no space around the colon.'],
    ['json:"a,optional', 'Close the value with a quotation mark.'],
    ['json="a,optional"', 'Write a colon between the key and its value.'],
    ['json"a"', 'Write a colon between the key and its value.'],
    ['json:"a",form:"b"', 'Separate two pairs by a space.'],
    ['json:a"', 'Write json:"a".'],
    ['json:"a', 'Write json:"a".'],
  ])('says how to write %s', (text, hint) => {
    expect(parseTag(node(text), 'a.api').diagnostics.map((found) => found.hint)).toContain(hint);
  });
});
