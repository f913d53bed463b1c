// Generated from api/shared/base.api by apigen. Changes are lost: edit the contract instead.

export interface Base {
  createdAt: number;
  owner?: string;
}

export interface Problem {
  code: string;
  inner?: Problem | null;
}
