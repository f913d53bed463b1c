// Generated from api/catalog.api by apigen. Changes are lost: edit the contract instead.
import type { Money } from './common.ts';

export interface Dimensions {
  width: number;
  height: number;
  depth?: number;
}

export interface Product {
  createdAt: string;
  updatedAt: string;
  sku: string;
  name: string;
  category: 'book' | 'music' | 'toy';
  price: Money;
  stock: number;
  attributes?: Record<string, string>;
  size?: Dimensions | null;
  images?: {
    url: string;
    alt?: string;
  }[];
}

export interface ListProductsReq {
  limit: number;
  cursor?: string;
  category?: ('book' | 'music' | 'toy')[];
  minPrice?: number;
  maxPrice?: number;
  inStock?: boolean;
  /** Words to look for. */
  q?: string;
  language: string;
}

export interface ProductPage {
  /** Send it as "cursor" to get the next page; absent on the last one. */
  nextCursor?: string;
  total: number;
  items: Product[];
}

export interface GetProductReq {
  sku: string;
  language: string;
}

export interface PutProductReq {
  sku: string;
  ifMatch?: string;
  name: string;
  category: 'book' | 'music' | 'toy';
  price: Money;
  stock: number;
  attributes?: Record<string, string>;
  size?: Dimensions | null;
}

export interface StockLevel {
  sku: string;
  stock: number;
}
