// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
// Every type of the contract: what is imported from here may move to another file of the contract.
export type * from './input.ts';
