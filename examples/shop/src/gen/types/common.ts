// Generated from api/common.api by apigen. Changes are lost: edit the contract instead.

/** The place in a list: embedded in every list request. */
export interface Paging {
  limit: number;
  cursor?: string;
}

/** What every page says besides its items. */
export interface PageInfo {
  /** Send it as "cursor" to get the next page; absent on the last one. */
  nextCursor: string;
  total: number;
}

export interface Money {
  /** In the smallest unit of the currency, so that nothing is rounded. */
  amount: number;
  currency: string;
}

/** When a thing was made and last changed. */
export interface Timestamps {
  createdAt: string;
  updatedAt: string;
}
