import type { DataTypeNode, MemberNode } from '../../src/syntax/ast.ts';
import type { Symbols } from '../../src/semantics/symbols.ts';

/** What goctl's parser makes of a contract, as far as tests compare it. */
export interface GoctlModel {
  readonly service: string;
  readonly groups: readonly {
    readonly server?: Readonly<Record<string, string>> | null;
    readonly routes: readonly {
      readonly method: string;
      readonly path: string;
      readonly handler: string;
      readonly request: string | null;
      readonly response: string | null;
    }[];
  }[];
  readonly types:
    readonly { readonly name: string; readonly members: readonly GoctlMember[] | null }[] | null;
}

/** A field as goctl prints it. */
export interface GoctlMember {
  readonly name?: string;
  readonly type: string;
  readonly tag?: string;
  readonly inline?: boolean;
  readonly members?: readonly GoctlMember[];
}

/** The declared types of a program in goctl's form. */
export function declaredTypes(
  symbols: Symbols,
): { readonly name: string; readonly members: readonly GoctlMember[] }[] {
  return symbols.declarations.map(({ name, node }) => ({
    name,
    members: node.type.kind === 'struct-type' ? node.type.members.flatMap(membersOf) : [],
  }));
}

function membersOf(node: MemberNode): GoctlMember[] {
  const tag = node.tag === undefined ? {} : { tag: `\`${node.tag.text}\`` };
  if (node.kind === 'embedded') {
    return [{ type: (node.isPointer ? '*' : '') + typeText(node.type), ...tag, inline: true }];
  }
  const { type } = node;
  const nested = type.kind === 'struct-type' ? { members: type.members.flatMap(membersOf) } : {};
  return node.names.map((name) => ({ name: name.text, type: typeText(type), ...tag, ...nested }));
}

/** A type as Go writes it; empty for none. */
export function typeText(node: DataTypeNode | undefined): string {
  switch (node?.kind) {
    case undefined:
      return '';
    case 'named-type':
      return node.name;
    case 'any-type':
      return node.keyword;
    case 'pointer-type':
      return `*${typeText(node.target)}`;
    case 'slice-type':
      return `[]${typeText(node.element)}`;
    case 'array-type':
      return `[${node.length}]${typeText(node.element)}`;
    case 'map-type':
      return `map[${typeText(node.key)}]${typeText(node.value)}`;
    case 'struct-type':
      return 'struct';
  }
}
