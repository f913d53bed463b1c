import { memoize } from './memoize.ts';

/**
 * Words of a name in any convention: `GetUserID` → get, user, id; `page_size` → page, size; `HTTPServer2` → http, server2.
 * Letters of every script are kept; everything that is neither letter, digit nor mark separates.
 */
export const splitWords: (name: string) => readonly string[] = memoize(cutWords);

const ascii = /^[\x00-\x7f]*$/;
/** Between `get` and `User`, between `HTTP` and `Server`, and all that is neither letter nor digit. */
const asciiBorder = /(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[^A-Za-z\d]+/;
const oneWord = /^[A-Z]?[a-z0-9]+$/;
/** An identifier in plain ASCII. */
export const plainIdentifier = /^[A-Za-z_$][\w$]*$/;

function cutWords(name: string): readonly string[] {
  if (oneWord.test(name)) return [name.toLowerCase()];
  const words = isPlain(name)
    ? name.split(asciiBorder)
    : name
        .normalize('NFC')
        .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
        .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
        .split(/[^\p{L}\p{N}\p{M}]+/u);
  return words.filter((word) => word !== '').map((word) => word.toLowerCase());
}

/**
 * Whether a name is in ASCII, as nearly all are. Such names are read by patterns that know no other script: what knows
 * them all takes milliseconds to be set up.
 */
function isPlain(name: string): boolean {
  return ascii.test(name);
}

/** `page_size` → `pageSize`. Not made safe: see {@link safeIdentifier}. */
export function camelCase(name: string): string {
  const [first = '', ...rest] = splitWords(name);
  return first + rest.map(capitalize).join('');
}

/** `page_size` → `PageSize`. */
export function pascalCase(name: string): string {
  return splitWords(name).map(capitalize).join('');
}

/** `GetUserID` → `get-user-id`: file names and package names. */
export function kebabCase(name: string): string {
  return splitWords(name).join('-');
}

/** `user-api` → `USER_API`: environment variables. */
export function constantCase(name: string): string {
  return splitWords(name)
    .map((word) => word.toUpperCase())
    .join('_');
}

/** The first letter in upper case, the rest as it is. Independent of the locale. */
export function capitalize(word: string): string {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length);
}

/** Whether a name can stand as an identifier without any change, reserved words aside. */
export function isIdentifier(name: string): boolean {
  return isPlain(name) ? plainIdentifier.test(name) : /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name);
}

const reservedWords: ReadonlySet<string> = new Set(
  (
    'abstract any arguments as asserts async await bigint boolean break case catch class const constructor continue debugger ' +
    'declare default delete do else enum eval export extends false finally for from function get global globalThis if ' +
    'implements import in infer Infinity instanceof interface is keyof let module namespace NaN never new null number object ' +
    'of out override package private protected public readonly require return satisfies set static string super switch symbol ' +
    'this throw true try type typeof undefined unique unknown using var void while with yield'
  ).split(' '),
);

const globalTypes: ReadonlySet<string> = new Set(
  (
    'Array ArrayBuffer AsyncGenerator AsyncIterable Boolean Buffer Context Date Error Exclude Extract Function Infinity ' +
    'Intl JSON Map Math NaN Number Object Omit Partial Pick Promise Proxy Readonly ReadonlyArray Record Reflect RegExp ' +
    'Request RequestContext Required Response Set String Symbol URL WeakMap WeakSet'
  ).split(' '),
);

/** A value name (function, variable) that compiles: reserved words get `_` behind, a leading digit `_` in front. */
export function safeIdentifier(name: string): string {
  const cleaned = plainIdentifier.test(name)
    ? name
    : name.replaceAll(isPlain(name) ? /[^\w$]/g : /[^\p{ID_Continue}$]/gu, '_');
  if (cleaned === '') return '_';
  if (!isIdentifier(cleaned)) return `_${cleaned}`;
  return reservedWords.has(cleaned) ? `${cleaned}_` : cleaned;
}

/** A type name that compiles and hides neither a global type nor a name of the generated code: `Date` → `Date_`. */
export function safeTypeName(name: string): string {
  const identifier = safeIdentifier(name);
  return globalTypes.has(identifier) ? `${identifier}_` : identifier;
}
