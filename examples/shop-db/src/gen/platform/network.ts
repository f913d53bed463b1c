import { isIP } from 'node:net';

/**
 * Whether a text is an address, or a network with the length of its prefix: `10.0.0.7`,
 * `10.0.0.0/8`. A network of all addresses is none: whoever trusts it trusts everybody.
 */
export function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : 0;
  return bits > 0 && bits <= (version === 4 ? 32 : 128);
}
