import type { ColumnType } from '../schema.ts';
import type { ValueKind } from '../value-kind.ts';
import { builtinTypes, type BuiltinType } from './builtin-types.ts';
import type { DeclaredType, FindType, TypeName } from './type-name.ts';
import { quoteTypeName } from './quote-type-name.ts';

/** What a column of a type holds, and what a domain adds to it. */
export interface ResolvedType {
  readonly type: ColumnType;
  /** Of the domain, or of a domain below it. */
  readonly isNotNull: boolean;
  /** Of the domain, or of a domain below it; SQL. */
  readonly default: string | null;
}

// Domains are made of what exists already, so only damaged input nests deeper.
const deepestDomain = 32;

/** Resolves a type to what its values are: domains to what they are made of, arrays to their elements. */
export function resolveType(name: TypeName, find: FindType, depth = 0): ResolvedType {
  const declared = find(name);
  if (declared?.kind === 'domain' && depth < deepestDomain) {
    const base = resolveType(declared.base, find, depth + 1);
    const dimensions = name.dimensions + base.type.dimensions;
    const type = { ...base.type, dimensions, sql: withBrackets(base.type.sql, dimensions) };
    // An array of a domain is neither; only its elements are.
    if (name.dimensions > 0) return { type, isNotNull: false, default: null };
    return {
      type,
      isNotNull: declared.isNotNull || base.isNotNull,
      default: declared.default ?? base.default,
    };
  }
  const builtin = declared === undefined ? builtinTypes.get(name.name) : undefined;
  const type = builtin === undefined ? ownType(name, declared) : builtinType(name, builtin);
  return { type, isNotNull: false, default: null };
}

function withBrackets(sql: string, dimensions: number): string {
  return dimensions > 0 && !sql.endsWith('[]') ? `${sql}[]` : sql;
}

function builtinType(name: TypeName, builtin: BuiltinType): ColumnType {
  const [first, second] = name.arguments;
  const number = (text: string | undefined): number | null =>
    text !== undefined && /^-?\d+$/.test(text) ? Number(text) : null;
  const isDigits = builtin.arguments === 'digits';
  return {
    name: builtin.name,
    sql: printBuiltin(name, builtin),
    kind: builtin.kind,
    length: builtin.arguments === 'length' ? number(first) : null,
    precision: isDigits || builtin.arguments === 'fraction' ? number(first) : null,
    scale: isDigits && first !== undefined ? (number(second) ?? 0) : null,
    isUnsigned: false,
    values: [],
    dimensions: name.dimensions,
  };
}

function printBuiltin(name: TypeName, builtin: BuiltinType): string {
  const [before, behind] = builtin.sql;
  const all =
    builtin.arguments === 'digits' && name.arguments.length === 1 ? [...name.arguments, '0'] : name.arguments;
  const list = all.length === 0 ? '' : `(${all.join(',')})`;
  const fields = name.fields === '' ? '' : ` ${name.fields}`;
  // Without a length the server shows the name that takes any.
  const start = name.name === 'bpchar' && list === '' ? 'bpchar' : before;
  const schema = name.schema === null ? '' : `${quoteTypeName(name.schema)}.`;
  return withBrackets(`${schema}${start}${fields}${list}${behind}`, name.dimensions);
}

function ownType(name: TypeName, declared: DeclaredType | undefined): ColumnType {
  const schema = name.schema === null ? '' : `${quoteTypeName(name.schema)}.`;
  const list = name.arguments.length === 0 ? '' : `(${name.arguments.join(',')})`;
  return {
    name: name.name,
    sql: withBrackets(`${schema}${quoteTypeName(name.name)}${list}`, name.dimensions),
    kind: kindOf(declared),
    length: null,
    precision: null,
    scale: null,
    isUnsigned: false,
    values: declared?.kind === 'enum' ? declared.values : [],
    dimensions: name.dimensions,
  };
}

function kindOf(declared: DeclaredType | undefined): ValueKind {
  if (declared === undefined) return 'unknown';
  return declared.kind === 'enum' ? 'enum' : 'text';
}
