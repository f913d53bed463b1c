import { UnknownField } from './known-fields.ts';
import { NotText } from './template-functions.ts';
import type { TemplateProblem } from './template-problem.ts';

/** A name in a template, where it stands. */
export interface TemplateName {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** Says in words what Handlebars, or a function that a template calls, threw, and finds the place. */
export function describeTemplateError(
  error: unknown,
  findName: (name: string) => TemplateName | undefined,
): Omit<TemplateProblem, 'template'> {
  const text = error instanceof Error ? error.message : String(error);
  const named = namedIn(error, text);
  if (named !== undefined) {
    const { line, column } = findName(named.name) ?? { line: 1, column: 0 };
    return { message: named.message, line, column, length: named.name.length };
  }
  const parse = /^Parse error on line (\d+):\n.*\n(-*)\^\n(.*)$/s.exec(text);
  if (parse !== null) {
    const [, line = '1', , expected = ''] = parse;
    return { message: readable(expected), line: Number(line), column: 0, length: 0 };
  }
  return { message: readable(text.replace(/ - \d+:\d+$/, '')), ...placeOf(error) };
}

/** What is told of a name that stands in the template. */
function namedIn(
  error: unknown,
  text: string,
): { readonly name: string; readonly message: string } | undefined {
  if (error instanceof UnknownField) return { name: error.field, message: error.message };
  if (error instanceof NotText)
    return {
      name: error.function,
      message: `its function "${error.function}" is given something that is not text`,
    };
  // Asked of a text, which no proxy stands in front of.
  const field = /^Cannot use 'in' operator to search for '([^']+)' in /.exec(text)?.[1];
  return field === undefined ? undefined : { name: field, message: new UnknownField(field).message };
}

function placeOf(error: unknown): { line: number; column: number; length: number } {
  const fields = new Map(typeof error === 'object' && error !== null ? Object.entries(error) : []);
  const read = (name: string): number | undefined => {
    const value: unknown =
      fields.get(name) ?? (error instanceof Error ? Reflect.get(error, name) : undefined);
    return typeof value === 'number' ? value : undefined;
  };
  const line = read('lineNumber') ?? 1;
  const column = read('column') ?? 0;
  const isOneLine = read('endLineNumber') === line;
  return { line, column, length: isOneLine ? Math.max(0, (read('endColumn') ?? column) - column) : 0 };
}

/** Handlebars' own words, put so that a reader of ours understands them. */
function readable(text: string): string {
  const helper = /unknown helper (.+)$/.exec(text)?.[1];
  if (helper !== undefined) return `there is no function "${helper}" for templates`;
  const field = /^"(.+)" not defined in /.exec(text)?.[1];
  if (field !== undefined) return `its view has no field "${field}"`;
  const block = /^(.+) doesn't match (.+)$/.exec(text);
  if (block !== null) return `"{{#${block[1] ?? ''}}}" is closed by "{{/${block[2] ?? ''}}}"`;
  if (text.startsWith('Expecting'))
    return text.endsWith("got 'EOF'") ? 'it ends inside a block' : 'this is not Handlebars';
  return (text.split('\n')[0] ?? '').replace(/\.$/, '');
}
