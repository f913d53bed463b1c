import { isBuiltin } from 'node:module';
import { parse } from 'es-module-lexer';

/**
 * What esbuild printed as a module, printed as a script whose value is a function (see part-loader.ts): what it imports
 * of other chunks is asked of the loader, what it exports is returned. Chunks import one another at their beginning,
 * never in a circle, and export at their end.
 */
export function printPart(chunk: string): string {
  const [imports] = parse(chunk);
  let text = '';
  let end = 0;
  for (const found of imports) {
    const statement = chunk.slice(found.importStart, found.importEnd);
    text += chunk.slice(end, found.importStart);
    if (found.type === 'import-meta') text += '__meta';
    else if (found.type === 'dynamic') text += `__import${statement.slice('import'.length)}`;
    else text += printImport(statement, found.specifier);
    end = found.importEnd;
  }
  text += chunk.slice(end);
  const body = text.replace(exportAtEnd, printExport).replace(/[^\0-\x7f]/g, escapeUnit);
  return `(function(__part,__import,__meta,require){"use strict";${body}\n})`;
}

function printImport(statement: string, address: string): string {
  const isOwn = address.startsWith('./');
  if (!isOwn && !isBuiltin(address)) throw new Error(`A part imports ${address}, which is not bundled.`);
  const load = `${isOwn ? '__part' : 'process.getBuiltinModule'}(${JSON.stringify(address)})`;
  const clause = /^import\s*([\w$]+)?,?\s*(?:\{([^}]*)\}|\*\s*as\s*([\w$]+))?\s*from/.exec(statement);
  if (clause === null) return load;
  const [, value, names, all] = clause;
  const patterns: string[] = [];
  // Of a module of Node's, the default is the module itself.
  if (value !== undefined) patterns.push(isOwn ? `{default:${value}}` : value);
  if (names !== undefined) patterns.push(`{${names.replaceAll(' as ', ':')}}`);
  if (all !== undefined) patterns.push(all);
  return `const ${patterns.map((pattern) => `${pattern}=${load}`).join(',')}`;
}

/** Regular expressions are the only place where esbuild leaves what is not ASCII. */
function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const exportAtEnd =
  /export(?:\{([^{}]*)\}| default\b\s*([^;]+));\s*((?:\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/[^\n]*|\s)*)$/;

function printExport(_: string, names: string | undefined, value: string | undefined): string {
  if (names === undefined) return `return{default:${value}};`;
  const members = names.split(',').map((name) => name.split(' as ').toReversed().join(':'));
  return `return{${members.join(',')}};`;
}
