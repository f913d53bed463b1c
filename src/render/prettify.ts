import { displayWidth } from '../base/display-width.ts';

/** The width of generated code, which prettier keeps and the printers of the targets too. */
export const printWidth = 100;

/** How every generated TypeScript file is formatted: fixed, never the user's configuration, so that output is reproducible. */
export const prettierOptions = {
  parser: 'typescript',
  printWidth,
  singleQuote: true,
  trailingComma: 'all',
} as const;

/**
 * Whether prettier could print a file otherwise than the printers did: some line of code runs over the width, or a key
 * in letters outside ASCII is quoted, which prettier takes off for some.
 */
export function needsPrettier(code: string): boolean {
  // In plain ASCII a short line is narrow, and no key is in question: most lines are never looked at.
  const isPlain = !unusual.test(code);
  const least = isPlain ? printWidth : 0;
  for (let start = 0; start < code.length;) {
    const found = code.indexOf('\n', start);
    const end = found === -1 ? code.length : found;
    if (end - start > least && isChangeable(code.slice(start, end))) return true;
    start = end + 1;
  }
  return false;
}

const unusual = /[^\n -~]/;

function isChangeable(line: string): boolean {
  return (isOverlong(line) && !isKept(line)) || hasQuotedUnicodeKey(line);
}

function isOverlong(line: string): boolean {
  return line.length > printWidth / 2 && displayWidth(line) > printWidth;
}

/** Prettier neither wraps comments nor breaks an import of a single name. */
function isKept(line: string): boolean {
  return isComment(line) || /^import (?:type )?\{ [^,{}]* \} from '[^']*';$/.test(line);
}

function hasQuotedUnicodeKey(line: string): boolean {
  return /(['"])[$\w]*[^\x00-\x7f'"\s][^'"\s]*\1\??:/.test(line) && !isComment(line);
}

/** Formats TypeScript; loads prettier on the first call. */
export async function prettify(code: string): Promise<string> {
  const [prettier, typescript, estree] = await Promise.all([
    import('prettier/standalone'),
    import('prettier/plugins/typescript'),
    import('prettier/plugins/estree'),
  ]);
  return prettier.format(code, { ...prettierOptions, plugins: [typescript.default, estree.default] });
}

function isComment(line: string): boolean {
  return /^\s*(?:\/\/|\/\*\*|\*)/.test(line);
}
