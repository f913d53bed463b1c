import { strongComponents } from '../../base/strong-components.ts';
import { defineDiagnostic } from '../../diagnostics/definition.ts';
import type { DataTypeNode, EmbeddedNode, NamedTypeNode } from '../../syntax/ast.ts';
import { readTags } from '../field-tags.ts';
import { spanOf, type Rule } from '../rule.ts';
import { shapeOf } from '../shape.ts';
import { emptyScope, type Symbols, type TypeSymbol } from '../symbols.ts';

const endlessEmbedding = defineDiagnostic({
  code: 'endless-embedding',
  severity: 'error',
  message: 'The struct without a name embeds "{name}", of which it is a part itself, so it has no end.',
  explanation:
    'The fields of an embedded struct become fields of the one around it. A struct without a name is written out where it stands, and with the fields of a type that contains it, it would contain itself, over and over. Declare it as a type of its own: a name ends it.',
  example: {
    wrong: 'type Node {\n\tName string `json:"name"`\n\tChild {\n\t\t*Node\n\t} `json:"child"`\n}\n',
    right:
      'type Child {\n\t*Node\n}\ntype Node {\n\tName string `json:"name"`\n\tChild *Child `json:"child,optional"`\n}\n',
  },
});

interface Embedding {
  readonly node: NamedTypeNode;
  /** It stands in a struct without a name. */
  readonly isInside: boolean;
}

/** Structs that are written in place end. */
export const endlessEmbeddingRule: Rule = {
  code: endlessEmbedding.code,
  definitions: [endlessEmbedding],
  create: ({ report, symbols }) => ({
    end: () => {
      const embeddings = new Map<TypeSymbol, readonly Embedding[]>();
      for (const symbol of symbols.types.values()) {
        const found = embeddingsOf(symbol, symbols);
        if (found.length > 0) embeddings.set(symbol, found);
      }
      // Hardly any contract embeds anything in a struct without a name.
      if (![...embeddings.values()].flat().some(({ isInside }) => isInside)) return;
      const graph = new Map(
        [...embeddings].map(([{ name }, found]) => [name, found.map(({ node }) => node.name)]),
      );
      const components = strongComponents(graph);
      for (const [{ name, file }, found] of embeddings) {
        for (const { node, isInside } of found) {
          if (!isInside || components.get(name) !== components.get(node.name)) continue;
          const hint = 'Declare the struct as a type, and use its name.';
          report(endlessEmbedding, { name: node.name }, { span: spanOf(file, node), hint });
        }
      }
    },
  }),
};

/** What the struct of a declaration embeds, and those that are written out in it; other types are names, which end. */
function embeddingsOf({ node: declaration, file }: TypeSymbol, symbols: Symbols): readonly Embedding[] {
  const found: Embedding[] = [];
  const visit = (node: DataTypeNode, isInside: boolean): void => {
    switch (node.kind) {
      case 'struct-type':
        for (const member of node.members) {
          if (member.kind === 'field') visit(member.type, true);
          else if (isFlattened(member, file, symbols)) found.push({ node: member.type, isInside });
        }
        return;
      case 'pointer-type':
        visit(node.target, isInside);
        return;
      case 'slice-type':
      case 'array-type':
        visit(node.element, true);
        return;
      case 'map-type':
        visit(node.value, true);
        return;
      case 'named-type':
        // An alias is embedded as what it stands for.
        if (!isInside) found.push({ node, isInside });
        return;
      case 'any-type':
    }
  };
  visit(declaration.type, false);
  return found;
}

/** A struct that is embedded without a name of its own on the wire gives its fields away. */
function isFlattened({ tag, type }: EmbeddedNode, file: string, symbols: Symbols): boolean {
  const { isSkipped, isNamed } = readTags(tag, '');
  if (isSkipped || isNamed) return false;
  return shapeOf({ node: type, scope: emptyScope, file }, symbols).kind === 'struct';
}
