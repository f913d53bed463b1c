// Generated from api/input.api by apigen. Changes are lost: edit the contract instead.
import type { UploadedFile } from '../platform/upload.ts';

/** Which kind of goods. */
export type Kind = string;

export type Ids = number[];

export type Tree = { [key: string]: Tree };

export type Labels = Record<string, string>;

/**
 * A thing on the shelf.
 *
 * Sold as it is.
 */
export interface Item {
  createdAt: number;
  owner?: string;
  /** Unique for ever. */
  id: number;
  name: string;
  kind: Kind;
  size: 'small' | 'medium' | 'large';
  price: number;
  stock?: number;
  weight: number | null;
  parent?: Item | null;
  tags?: string[];
  flags?: boolean[];
  labels?: Labels;
  counts?: Record<string, number>;
  extra?: unknown;
  picture?: string;
  made: string;
  box?: {
    width: number;
    height: number;
  };
  parts?: {
    name: string;
  }[];
  tree?: Tree;
  phone?: string;
  mail?: string;
  street?: string;
  city?: string;
  'odd-name'?: string;
}

export interface GetItem {
  id: number;
  fields?: string;
  locale: string;
}

export interface ListItems {
  page: number;
  size: number;
  kind?: ('book' | 'food' | 'toy')[];
  sort?: string;
  deep?: boolean;
}

export interface ItemPage {
  items: Item[];
  total: number;
}

export interface UpdateItem {
  id: number;
  name?: string;
  labels?: Record<string, string>;
  force: boolean;
  trace: string;
}

export interface Search {
  text: string;
  limit: number;
  /** Every object inherits members of these names. */
  valueOf: boolean;
  toString: number[];
}

export interface FileRequest {
  'file-name': string;
}

export interface Upload {
  id: number;
  title: string;
  photo: UploadedFile;
  batch?: string;
  number?: number;
  others?: UploadedFile[];
}

export interface Event {
  id: number;
  kind: 'made' | 'sold';
}

/** Names that mean something to TypeScript or Fastify. */
export interface Promise_ {
  constructor: string;
  default: string;
  record: Record_ | null;
}

export interface Record_ {
  values: Promise_[];
}

export interface FastifyReply {
  text: string;
}

export interface UserContext {
  text: string;
}
