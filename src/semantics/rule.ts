import type { Span } from '../base/span.ts';
import type { DiagnosticDefinition, DiagnosticPlace, MessageParameters } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ServerNode } from '../syntax/ast.ts';
import type { OwnField } from './own-field.ts';
import type { ContractFile, Program } from './program.ts';
import type { StructShape } from './shape.ts';
import type { BoundType, RouteSymbol, ServiceSymbol, Symbols, TypeSymbol } from './symbols.ts';

/** One check of the meaning of a contract. The first definition's code is the name of the rule and of its file. */
export interface Rule {
  readonly code: string;
  readonly definitions: readonly DiagnosticDefinition[];
  readonly create: (context: RuleContext) => RuleVisitor;
}

/** What a rule works with. Rules never change the program and know nothing of each other. */
export interface RuleContext {
  readonly program: Program;
  readonly symbols: Symbols;
  readonly report: <Message extends string>(
    definition: DiagnosticDefinition<Message>,
    parameters: MessageParameters<Message>,
    place: DiagnosticPlace,
  ) => void;
  /** Passes on what a part of the language found. */
  readonly add: (diagnostic: Diagnostic) => void;
}

/** What a rule wants to see; every hook is called for every element of its kind, over all files, in program order. */
export interface RuleVisitor {
  readonly file?: (file: ContractFile) => void;
  /** Every declaration, also second ones of a name. */
  readonly declaration?: (symbol: TypeSymbol) => void;
  /** Every type as it is written somewhere, outer ones first. */
  readonly dataType?: (use: TypeUse) => void;
  /**
   * Every struct, anonymous ones too, with the declaration that it stands in (null: a route). Inside generic
   * declarations the parameters are unbound.
   */
  readonly struct?: (shape: StructShape, owner: TypeSymbol | null, fields: readonly OwnField[]) => void;
  /** Every field that a struct itself writes, after the struct: embedded ones belong to the struct that declares them. */
  readonly field?: (field: OwnField, owner: TypeSymbol | null) => void;
  readonly service?: (service: ServiceSymbol) => void;
  /** Every `@server` list. */
  readonly server?: (use: ServerUse) => void;
  readonly route?: (route: RouteSymbol) => void;
  /** After everything else, for rules that compare. */
  readonly end?: () => void;
}

/** A type as written, and the declaration or route that it stands in. */
export interface TypeUse {
  readonly type: BoundType;
  readonly declaration: TypeSymbol | null;
  /** `embedded` and `key` are places where not every type may stand. */
  readonly position: 'plain' | 'embedded' | 'key' | 'argument';
}

/** A `@server` list, on a block or on one route. */
export interface ServerUse {
  readonly node: ServerNode;
  readonly file: string;
  readonly isRoute: boolean;
}

/** The place of a node. */
export function spanOf(file: string, node: { readonly start: number; readonly end: number }): Span {
  return { file, start: node.start, end: node.end };
}
