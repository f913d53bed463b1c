/**
 * THE escaping functions: every string of a contract, a database or a flag reaches generated text through the one
 * function for its place. A new kind of place needs a new function here, and a case in the injection property test.
 */

import { plainIdentifier } from './naming.ts';

// Line separators end a line for JavaScript and for many tools; unpaired surrogates cannot be written as UTF-8.
const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2066-\u2069\ufeff\ufff9-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const shortEscapes: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

function escapeUnit(unit: string): string {
  return shortEscapes[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

// Patterns stand outside of the functions that run for every name and string of a contract: inside, each call would
// make a new one. Printable ASCII without quotes and backslashes is nearly every string.
const plainText = /^[ !#-&(-[\]-~]*$/;

/** A TypeScript string literal in the quotes that prettier would choose (single, unless that needs more escapes). */
export function tsString(value: string): string {
  if (plainText.test(value)) return `'${value}'`;
  const singles = value.split("'").length;
  const doubles = value.split('"').length;
  const quote = singles > doubles ? '"' : "'";
  const body = value
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll(unprintable, escapeUnit);
  return quote + body + quote;
}

/** A key in an object literal: bare where that is an identifier, else quoted; `__proto__` is computed so that it sets no prototype. */
export function tsPropertyKey(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return plainIdentifier.test(name) ? name : tsString(name);
}

/** A member name in an interface or type literal. */
export function tsMemberName(name: string): string {
  return plainIdentifier.test(name) ? name : tsString(name);
}

/** Access to a member behind a value: `.name` or `['na me']`. */
export function tsAccess(name: string): string {
  return plainIdentifier.test(name) ? `.${name}` : `[${tsString(name)}]`;
}

/** Text on one line for a `//` comment. */
export function lineComment(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(unprintable, '').trim();
}

/** Lines for the inside of a JSDoc block, which they cannot end; tags of the writer's stay text. */
export function docCommentLines(text: string): string[] {
  return text
    .split(/\r\n|\n|\r|\u2028|\u2029/)
    .map((line) =>
      line
        .replaceAll(/\*(?=\/)/g, '*\u200b')
        .replaceAll(/@(?=\w)/g, '@\u200b')
        .trimEnd(),
    )
    .map((line) =>
      line.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ''),
    );
}

const yamlPlain = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const yamlKeyword = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

/** A YAML scalar that is a string under every YAML version. */
export function yamlString(value: string): string {
  if (yamlPlain.test(value) && !yamlKeyword.test(value)) return value;
  const body = value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll(unprintable, escapeUnit);
  return `"${body}"`;
}

/** One word for a POSIX shell. */
export function shellWord(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value)
    ? value
    : `'${value.replaceAll("'", `'\\''`).replaceAll('\u0000', '')}'`;
}

/** Text in a Markdown paragraph or table cell: no markup, no HTML, no line break of the writer's takes effect. */
export function markdownText(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(unprintable, '')
    .replaceAll(/[\\`*_[\]|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .trim()
    .replace(/^(?:[-+#]|\d+[.)])/, (mark) => mark.slice(0, -1) + '\\' + mark.slice(-1));
}

/** Inline code in Markdown, fenced by more backticks than the text holds. */
export function markdownCode(text: string): string {
  const clean = text.replaceAll(/\s+/g, ' ').replaceAll(unprintable, '');
  const longest = Math.max(0, ...[...clean.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = clean.startsWith('`') || clean.endsWith('`') ? ' ' : '';
  return fence + pad + clean.replaceAll('|', '\\|') + pad + fence;
}

/** A value in an `.env` file or a Dockerfile `LABEL`/`ENV`: double quotes with nothing that expands. */
export function envString(value: string): string {
  if (/^[\w.:/@%+,-]+$/.test(value)) return value;
  return `"${value
    .replaceAll(/[\\"$`]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll(unprintable, '')}"`;
}

/** Text of a user for a terminal: control sequences lose their effect, tabs and line feeds stay. */
export function terminalText(text: string): string {
  return text.replaceAll(unprintable, (unit) => (unit === '\n' || unit === '\t' ? unit : '\ufffd'));
}
