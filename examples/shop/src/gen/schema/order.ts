// Generated from api/order.api by apigen. Changes are lost: edit the contract instead.
import { maxInteger, minInteger } from '../platform/integer.ts';

export const orderLine = {
  $id: 'OrderLine',
  type: 'object',
  properties: {
    sku: { type: 'string', maxLength: 40 },
    quantity: { type: 'integer', minimum: 1, maximum: 100 },
  },
  required: ['sku', 'quantity'],
};

export const pricedLine = {
  $id: 'PricedLine',
  type: 'object',
  properties: {
    sku: { type: 'string', maxLength: 40 },
    quantity: { type: 'integer', minimum: 1, maximum: 100 },
    price: { $ref: 'Money#' },
  },
  required: ['sku', 'quantity', 'price'],
};

export const order = {
  $id: 'Order',
  type: 'object',
  properties: {
    createdAt: { type: 'string', format: 'date-time' },
    updatedAt: { type: 'string', format: 'date-time' },
    id: { type: 'string' },
    status: { type: 'string', enum: ['open', 'paid', 'shipped', 'cancelled'] },
    lines: { type: 'array', items: { $ref: 'PricedLine#' } },
    total: { $ref: 'Money#' },
    note: { type: 'string' },
  },
  required: ['createdAt', 'updatedAt', 'id', 'status', 'lines', 'total'],
  'x-omitempty': ['note'],
};

export const orderPage = {
  $id: 'OrderPage',
  type: 'object',
  properties: {
    nextCursor: { type: 'string' },
    total: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    items: { type: 'array', items: { $ref: 'Order#' } },
  },
  required: ['total', 'items'],
  'x-omitempty': ['nextCursor'],
};

export const outOfStock = {
  $id: 'OutOfStock',
  type: 'object',
  properties: { skus: { type: 'array', items: { type: 'string' } } },
  required: ['skus'],
};
