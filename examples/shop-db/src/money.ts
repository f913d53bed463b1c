/** The sum of prices times quantities, in the digits of the database: `19.90`. Counts in cents, so that nothing is rounded. */
export function totalOf(items: readonly { readonly price: string; readonly quantity: number }[]): string {
  const cents = items.reduce((sum, { price, quantity }) => sum + toCents(price) * BigInt(quantity), 0n);
  const digits = cents.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A price with two digits behind the point; databases may leave zeros at the end away. */
export function priceText(price: string): string {
  return totalOf([{ price, quantity: 1 }]);
}

function toCents(price: string): bigint {
  const [whole = '0', fraction = ''] = price.split('.');
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2));
}
