/** A template uses a part of Handlebars that templates do without. */
export class ForeignPart extends Error {
  /** From 1. */
  readonly lineNumber: number;
  /** From 0. */
  readonly column: number;
  constructor(message: string, { line, column }: { readonly line: number; readonly column: number }) {
    super(message);
    this.name = 'ForeignPart';
    this.lineNumber = line;
    this.column = column;
  }
}

/**
 * Throws a {@link ForeignPart} at the first partial, decorator or `lookup` of a parsed template: filled with a view that
 * refuses unknown fields they fail anyway, with errors that name neither them nor their place.
 */
export function refuseForeignParts(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  const { type, loc, name, path } = node as Partial<AnyNode>; // any node of the tree; the fields are checked
  const problem = problemOf(type, (name ?? path)?.original);
  if (problem !== undefined && loc !== undefined) throw new ForeignPart(problem, loc.start);
  for (const child of Object.values(node)) refuseForeignParts(child);
}

interface AnyNode {
  readonly type: string;
  readonly loc: hbs.AST.SourceLocation;
  readonly name: { readonly original: string };
  readonly path: { readonly original: string };
}

function problemOf(type: string | undefined, name = ''): string | undefined {
  switch (type) {
    case 'PartialStatement':
    case 'PartialBlockStatement':
      return `it includes "${name}", and templates cannot include each other`;
    case 'Decorator':
    case 'DecoratorBlock':
      return 'it has a decorator or an inline partial, and templates can have neither';
    case 'MustacheStatement':
    case 'BlockStatement':
    case 'SubExpression':
      return name === 'lookup' ? 'there is no function "lookup" for templates' : undefined;
    default:
      return undefined;
  }
}
