// Generated from shop.api by apigen. Changes are lost: edit the contract instead.
import { maxInteger, minInteger } from '../platform/integer.ts';

export const orderLine = {
  $id: 'OrderLine',
  type: 'object',
  properties: {
    productId: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    quantity: { type: 'integer', minimum: 1, maximum: 1000 },
  },
  required: ['productId', 'quantity'],
};

export const placeOrderReq = {
  $id: 'PlaceOrderReq',
  type: 'object',
  properties: {
    customerId: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    lines: {
      type: 'array',
      items: { $ref: 'OrderLine#' },
      minItems: 1,
      maxItems: 100,
    },
  },
  required: ['customerId', 'lines'],
};

export const orderItem = {
  $id: 'OrderItem',
  type: 'object',
  properties: {
    line: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    productId: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    quantity: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    price: { type: 'string' },
  },
  required: ['line', 'productId', 'quantity', 'price'],
};

export const order = {
  $id: 'Order',
  type: 'object',
  properties: {
    id: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    customerId: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    state: { type: 'string', enum: ['open', 'paid', 'sent', 'cancelled'] },
    total: { type: 'string' },
    placedAt: { type: 'string', format: 'date-time' },
    items: { type: 'array', items: { $ref: 'OrderItem#' } },
  },
  required: ['id', 'customerId', 'state', 'total', 'placedAt', 'items'],
};

export const outOfStock = {
  $id: 'OutOfStock',
  type: 'object',
  properties: {
    productId: { type: 'integer', minimum: minInteger, maximum: maxInteger },
    available: { type: 'integer', minimum: minInteger, maximum: maxInteger },
  },
  required: ['productId', 'available'],
};

export const listOrdersResp = {
  $id: 'ListOrdersResp',
  type: 'object',
  properties: {
    items: { type: 'array', items: { $ref: 'Order#' } },
    nextCursor: { type: 'string' },
  },
  required: ['items'],
  'x-omitempty': ['nextCursor'],
};
