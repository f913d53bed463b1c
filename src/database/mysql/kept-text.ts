/**
 * An expression as it was written, from what the catalogue of MySQL 8 shows of it: the inside of a string, with every quote
 * and backslash escaped once more, whose bytes were taken for Latin-1 on their way (`é` is shown as `Ã©`).
 */
export function keptText(shown: string): string {
  return fromLatin1(shown).replaceAll(/\\([^])/g, (_, sign: string) => escapes[sign] ?? sign);
}

const escapes: Readonly<Record<string, string>> = { '0': '\0', n: '\n', r: '\r', Z: '\u001a' };

function fromLatin1(shown: string): string {
  if (!/^[\0-\u00ff]*[\u0080-\u00ff][\0-\u00ff]*$/.test(shown)) return shown;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(shown, 'latin1'));
  } catch {
    return shown;
  }
}
