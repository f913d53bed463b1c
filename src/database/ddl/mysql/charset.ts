/** The character set of a collation: `utf8mb4_general_ci` is one of `utf8mb4`. Undefined for the default one. */
export function charsetOf(collation: string): string | undefined {
  const [charset = ''] = collation.toLowerCase().split('_');
  return charset === '' || charset === 'default' ? undefined : charset;
}
