/**
 * The text of a file of DDL: UTF-8, or UTF-16 with the mark at its start, which is what PowerShell makes of a redirected
 * dump. Undefined for anything else, which would be misread silently.
 */
export function decodeDdl(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
