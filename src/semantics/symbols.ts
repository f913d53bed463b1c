import type {
  DataTypeNode,
  RouteNode,
  ServiceNode,
  TypeDeclarationNode,
  TypeStatementNode,
} from '../syntax/ast.ts';
import type { ContractFile, Program } from './program.ts';
import { routeKey } from './route-path.ts';

/** A declared type and where it stands. */
export interface TypeSymbol {
  readonly name: string;
  readonly node: TypeDeclarationNode;
  /** The `type` statement around it, on which the comments above a single declaration hang. */
  readonly statement: TypeStatementNode;
  readonly file: string;
}

/** A route with what its block and its annotations say together. */
export interface RouteSymbol {
  readonly node: RouteNode;
  readonly service: ServiceNode;
  readonly file: string;
  /** In lower case. */
  readonly method: string;
  /** With the prefix joined, in one form. */
  readonly path: string;
  /** Normalised: no slashes around, empty for none. */
  readonly group: string;
  /** From `@handler` or the old `@server(handler: X)`; absent when neither stands there. */
  readonly handler?: NamePlace;
}

/** The key under which a router files a route: two routes with one key answer the same requests. */
export function routerKey(route: RouteSymbol): string {
  return `${route.method} ${routeKey(route.path)}`;
}

/** A name and the node it was read from. */
export interface NamePlace {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A `service` block and the file it stands in. */
export interface ServiceSymbol {
  readonly node: ServiceNode;
  readonly file: ContractFile;
}

/** Everything that has a name, over all files; built once by `bind`. */
export interface Symbols {
  readonly program: Program;
  /** The first declaration of every name. */
  readonly types: ReadonlyMap<string, TypeSymbol>;
  /** Every declaration in program order, repeated names too. */
  readonly declarations: readonly TypeSymbol[];
  readonly services: readonly ServiceSymbol[];
  readonly routes: readonly RouteSymbol[];
}

/** A type as written, and what the parameters of the generic declaration around it stand for. */
export interface BoundType {
  readonly node: DataTypeNode;
  readonly scope: Scope;
  /** The file in which `node` stands. */
  readonly file: string;
}

/** Parameters of a generic declaration with their arguments. */
export type Scope = ReadonlyMap<string, BoundType>;

/** The scope outside of every generic declaration. */
export const emptyScope: Scope = new Map();
