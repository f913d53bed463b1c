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

/** Reads JSON with places; the first mistake ends it. */
export function parseJson(source: Source): JsonNode | Diagnostic {
  try {
    return new JsonReader(source).document();
  } catch (error) {
    if (error instanceof JsonMistake)
      return report(jsonSyntax, { problem: error.message }, { span: error.span });
    throw error;
  }
}

const token =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;

/** Deeper than any settings; keeps a hostile file from exhausting the stack. */
const deepest = 64;

class JsonMistake extends Error {
  readonly span: Span;
  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

interface Token {
  readonly text: string;
  readonly span: Span;
}

class JsonReader {
  readonly #source: Source;
  #offset = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  document(): JsonNode {
    const value = this.#value(this.#next('a value'), 0);
    this.#skipSpace();
    if (this.#offset < this.#source.text.length) throw this.#mistake('there is more behind the end', 1);
    return value;
  }

  #value(first: Token, depth: number): JsonNode {
    if (depth > deepest) throw new JsonMistake('it is nested too deeply', first.span);
    if (first.text === '{') return this.#object(first, depth);
    if (first.text === '[') return this.#array(first, depth);
    if (/^[\]},:]$/.test(first.text)) throw new JsonMistake('a value is missing here', first.span);
    const value: unknown = JSON.parse(first.text);
    return { kind: 'scalar', value: value as string | number | boolean | null, span: first.span }; // the token is one of these
  }

  #object(open: Token, depth: number): JsonNode {
    const members: JsonMember[] = [];
    let end = this.#next('a name or "}"');
    while (end.text !== '}') {
      if (!end.text.startsWith('"'))
        throw new JsonMistake('a name in double quotes is missing here', end.span);
      const name = String(JSON.parse(end.text));
      const colon = this.#next('":"');
      if (colon.text !== ':') throw new JsonMistake('":" is missing here', colon.span);
      members.push({ name, nameSpan: end.span, value: this.#value(this.#next('a value'), depth + 1) });
      end = this.#separator('}');
    }
    return { kind: 'object', members, span: { ...open.span, end: end.span.end } };
  }

  #array(open: Token, depth: number): JsonNode {
    const items: JsonNode[] = [];
    let end = this.#next('a value or "]"');
    while (end.text !== ']') {
      items.push(this.#value(end, depth + 1));
      end = this.#separator(']');
    }
    return { kind: 'array', items, span: { ...open.span, end: end.span.end } };
  }

  /** Behind an item: the closing bracket, or a comma and what follows it. */
  #separator(close: '}' | ']'): Token {
    const next = this.#next(`"," or "${close}"`);
    if (next.text === close) return next;
    if (next.text !== ',') throw new JsonMistake(`"," or "${close}" is missing here`, next.span);
    const following = this.#next('an item');
    if (following.text === close) throw new JsonMistake('there is a comma behind the last item', next.span);
    return following;
  }

  #next(expected: string): Token {
    this.#skipSpace();
    const start = this.#offset;
    if (start >= this.#source.text.length) throw this.#mistake(`it ends where ${expected} is expected`, 0);
    token.lastIndex = start;
    const text = token.exec(this.#source.text)?.[0];
    if (text === undefined) throw this.#mistake(`${expected} is expected here`, 1);
    this.#offset += text.length;
    return { text, span: { file: this.#source.path, start, end: this.#offset } };
  }

  #skipSpace(): void {
    const space = /[ \t\r\n]*/y;
    space.lastIndex = this.#offset;
    this.#offset += space.exec(this.#source.text)?.[0].length ?? 0;
  }

  #mistake(message: string, length: number): JsonMistake {
    return new JsonMistake(message, {
      file: this.#source.path,
      start: this.#offset,
      end: this.#offset + length,
    });
  }
}
