// Generated from api/common.api by apigen. Changes are lost: edit the contract instead.
import { maxInteger } from '../platform/integer.ts';

export const money = {
  $id: 'Money',
  type: 'object',
  properties: {
    amount: { type: 'integer', minimum: 0, maximum: maxInteger },
    currency: { type: 'string', minLength: 3, maxLength: 3, pattern: '^\\P{Ll}*$' },
  },
  required: ['amount', 'currency'],
};

export const moneyInput = {
  $id: 'MoneyInput',
  type: 'object',
  properties: {
    amount: { type: 'integer', minimum: 0, maximum: maxInteger },
    currency: { type: 'string', minLength: 3, maxLength: 3, pattern: '^\\P{Ll}*$', default: 'EUR' },
  },
  required: ['amount'],
};
