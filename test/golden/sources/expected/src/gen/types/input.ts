// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.

export interface A {
  count: number;
  flag?: boolean;
  list?: string[];
  ids: number[];
  kind: 'a' | 'b';
  acc?: 'a' | 'b';
  level?: 1 | 2;
  cook?: string[];
  auth: string;
  id?: string;
  name: string;
  part: B | null;
  any?: unknown;
  comma?: number[];
}

export interface B {
  x?: string;
  y?: string;
}

export type C = B;

export interface D {
  formName: 'a' | 'b';
  name: string;
  trace: string;
  span?: string;
}
