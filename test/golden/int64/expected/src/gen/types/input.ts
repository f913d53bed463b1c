// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.

export type Id = bigint;

export type Ids = Id[];

export type Level = bigint;

export interface Node {
  id: bigint;
  level?: bigint;
  alias: Id;
  text: bigint;
  maybe: bigint | null;
  other?: Id | null;
  list: bigint[];
  ids: Ids;
  map: Record<string, Level>;
  filled: bigint;
  choice: 1n | 2n;
  zero?: bigint;
  small: number;
  any?: unknown;
  next?: Node | null;
  children?: Node[];
}

export interface Lookup {
  id: bigint;
  level: bigint;
  list?: Id[];
  trace?: bigint;
  any?: bigint[];
}

export interface Form {
  id: bigint;
  page: bigint;
}

export interface Problem {
  id: bigint;
}
