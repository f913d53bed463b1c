import { isBuiltin } from 'node:module';
import { Script } from 'node:vm';
import { parse } from 'es-module-lexer';

/**
 * What esbuild printed as a module, printed as a script whose value is a function (see part-loader.ts): what it imports
 * of other chunks is asked of the loader, what it exports is returned. Chunks import one another at their beginning,
 * never in a circle, and export at their end. What is not understood is refused: some parts are hardly ever loaded.
 */
export function printPart(chunk: string): string {
  const [imports] = parse(chunk);
  let text = '';
  let end = 0;
  for (const found of imports) {
    const statement = chunk.slice(found.importStart, found.importEnd);
    text += chunk.slice(end, found.importStart);
    end = found.importEnd;
    if (found.type === 'import-meta') text += '__meta';
    else if (found.type === 'dynamic') {
      text += '__import';
      // What is in its brackets can have imports of its own.
      end = found.importStart + 'import'.length;
    } else text += printImport(statement, found.specifier);
  }
  text += chunk.slice(end);
  const body = text.replace(exportAtEnd, printExport).replace(/\\?[^\0-\x7f]|\\[\0-\x7f]/g, escapeUnit);
  const part = `(function(__part,__import,__meta,require){"use strict";${body}\n})`;
  new Script(part);
  return part;
}

function printImport(statement: string, address: string): string {
  const isOwn = address.startsWith('./');
  if (!isOwn && !isBuiltin(address)) throw new Error(`A part imports ${address}, which is not bundled.`);
  // The chunk may call a variable of its own `process`.
  const load = `${isOwn ? '__part' : 'globalThis.process.getBuiltinModule'}(${JSON.stringify(address)})`;
  if (/^import\s*["']/.test(statement)) return load;
  const clause = /^import\s*([\w$]+)?,?\s*(?:\{([^}]*)\}|\*\s*as\s*([\w$]+))?\s*from/.exec(statement);
  if (clause === null) throw new Error(`A part has an import of an unknown form: ${statement}`);
  const [, value, names, all] = clause;
  const patterns: string[] = [];
  // Of a module of Node's, the default is the module itself.
  if (value !== undefined) patterns.push(isOwn ? `{default:${value}}` : value);
  if (names !== undefined) patterns.push(`{${names.replaceAll(' as ', ':')}}`);
  if (all !== undefined) patterns.push(all);
  return `const ${patterns.map((pattern) => `${pattern}=${load}`).join(',')}`;
}

/**
 * Regular expressions are the only place where esbuild leaves what is not ASCII. There, a backslash in front of it says
 * nothing, and goes; other escapes stay as they are.
 */
function escapeUnit(found: string): string {
  const code = found.charCodeAt(found.length - 1);
  return code < 0x80 ? found : `\\u${code.toString(16).padStart(4, '0')}`;
}

const exportAtEnd =
  /export(?:\{([^{}]*)\}| default\b\s*([^;]+));\s*((?:\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/[^\n]*|\s)*)$/;

function printExport(_: string, names: string | undefined, value: string | undefined): string {
  if (names === undefined) return `return{default:${value}};`;
  const members = names.split(',').map((name) =>
    name
      .split(/ as(?: |(?="))/)
      .toReversed()
      .join(':'),
  );
  return `return{${members.join(',')}};`;
}
