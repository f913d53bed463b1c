// Generated from api/tables.api by apigen. Changes are lost: edit the contract instead.

/** Those who buy. */
export interface Customers {
  id: number;
  email: string;
  name: string;
  created_at: string;
}

export interface CustomersKey {
  id: number;
}

export interface CreateCustomersReq {
  email: string;
  name: string;
}

export interface UpdateCustomersReq {
  id: number;
  email?: string;
  name?: string;
}

export interface ListCustomersReq {
  /** The nextCursor of the page before. */
  cursor?: string;
  limit: number;
  /** A minus sign sorts downwards. */
  sort: 'id' | '-id' | 'email' | '-email' | 'created_at' | '-created_at';
  email?: string;
}

export interface ListCustomersResp {
  items: Customers[];
  /** Absent on the last page. */
  nextCursor?: string;
}

/** What can be bought. */
export interface Products {
  id: number;
  /** What the warehouse calls it. */
  sku: string;
  name: string;
  category: string;
  price: string;
  /** Pieces that can be ordered. */
  stock: number;
  /** Colour, size and whatever else a product has. */
  attributes: unknown;
  version: number;
  created_at: string;
}

export interface ProductsKey {
  id: number;
}

export interface CreateProductsReq {
  sku: string;
  name: string;
  category?: string;
  price: string;
  stock?: number;
  attributes?: unknown;
}

export interface UpdateProductsReq {
  id: number;
  version: number;
  sku?: string;
  name?: string;
  category?: string;
  price?: string;
  stock?: number;
  attributes?: unknown;
}

export interface ListProductsReq {
  /** The nextCursor of the page before. */
  cursor?: string;
  limit: number;
  /** A minus sign sorts downwards. */
  sort: 'id' | '-id' | 'sku' | '-sku' | 'category' | '-category' | 'created_at' | '-created_at';
  sku?: string;
  category?: string;
}

export interface ListProductsResp {
  items: Products[];
  /** Absent on the last page. */
  nextCursor?: string;
}
