export type * from '../../grammar/ast.ts';
