import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Source } from '../base/source.ts';
import type { Span } from '../base/span.ts';
import { defineDiagnostic, report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** A JSON text that breaks the grammar. */
export const jsonSyntax = defineDiagnostic({
  code: 'json-syntax',
  severity: 'error',
  message: 'This is not JSON: {problem}.',
  explanation:
    'Settings are strict JSON: names and texts in double quotes, no comments, no comma behind the last item.',
});

/** A JSON value that knows where it stands, so that a mistake in a setting can be pointed at. */
export type JsonNode =
  | { readonly kind: 'object'; readonly members: readonly JsonMember[]; readonly span: Span }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[]; readonly span: Span }
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; readonly span: Span };

/** One `"name": value`. */
export interface JsonMember {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: JsonNode;
}

/** Reads JSON with places; gives the first mistake instead when there is one. `commented` is what tools allow in theirs. */
export function parseJson(source: Source, form: 'strict' | 'commented' = 'strict'): JsonNode | Diagnostic {
  try {
    return readJson(source, form === 'commented');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const span = { file: source.path, start: 0, end: 1 };
    return report(jsonSyntax, { problem: 'it is nested too deeply' }, { span });
  }
}

function readJson(source: Source, isCommented: boolean): JsonNode | Diagnostic {
  const errors: ParseError[] = [];
  const options = {
    disallowComments: !isCommented,
    allowTrailingComma: isCommented,
    allowEmptyContent: false,
  };
  const tree = parseTree(source.text, errors, options);
  const [first] = errors;
  if (first === undefined && tree !== undefined) return toJsonNode(tree, source.path);
  const { error, offset, length } = first ?? { error: 4, offset: 0, length: 0 };
  const span = { file: source.path, start: offset, end: offset + length };
  return report(jsonSyntax, { problem: problemOf(printParseErrorCode(error)) }, { span });
}

function toJsonNode(node: Node, file: string): JsonNode {
  const { children = [] } = node;
  const span = spanOf(node, file);
  switch (node.type) {
    case 'object':
      return { kind: 'object', members: children.flatMap((child) => toMember(child, file)), span };
    case 'array':
      return { kind: 'array', items: children.map((child) => toJsonNode(child, file)), span };
    default: {
      const value: unknown = node.value;
      const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
      return { kind: 'scalar', value: isScalar ? value : null, span };
    }
  }
}

function toMember({ children = [] }: Node, file: string): JsonMember[] {
  const [name, value] = children;
  if (name === undefined || value === undefined) return [];
  return [{ name: String(name.value), nameSpan: spanOf(name, file), value: toJsonNode(value, file) }];
}

function spanOf({ offset, length }: Node, file: string): Span {
  return { file, start: offset, end: offset + length };
}

const problems: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is no value',
  InvalidNumberFormat: 'this is no number',
  PropertyNameExpected: 'a name in double quotes is missing here',
  ValueExpected: 'a value is missing here',
  ColonExpected: '":" is missing here',
  CommaExpected: '"," is missing here',
  CloseBraceExpected: '"}" is missing here',
  CloseBracketExpected: '"]" is missing here',
  EndOfFileExpected: 'there is more behind the end',
  InvalidCommentToken: 'comments have no place in JSON',
  UnexpectedEndOfComment: 'comments have no place in JSON',
  UnexpectedEndOfString: 'a text is not closed',
  UnexpectedEndOfNumber: 'this is no number',
  InvalidUnicode: 'this is no character',
  InvalidEscapeCharacter: 'this character cannot be escaped',
  InvalidCharacter: 'this character must be escaped',
};

/** The parser's name for a mistake in words. */
function problemOf(code: string): string {
  return problems[code] ?? 'it cannot be read here';
}
