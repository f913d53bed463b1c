import type { Node, ParseResult } from 'libpg-query';

/** The grammar of PostgreSQL itself. */
export interface PgParser {
  /** The statements of a text, or what is wrong with it. Never throws. */
  parse(text: string): readonly Node[] | ParseFailure;
}

/** Why a text is no SQL. */
export interface ParseFailure {
  readonly reason: string;
  /** Where, in characters from the start of the text. */
  readonly character: number;
}

const tooDeep = 'it is nested too deeply';

/** Levels of the tree, about two for each operator; what reads it goes down by calling itself. */
const deepest = 2000;

let loading: Promise<PgParser> | undefined;

/** Loads the grammar once; it is a WebAssembly module of some megabytes, so only what reads PostgreSQL does. */
export function loadPgParser(): Promise<PgParser> {
  loading ??= start();
  return loading;
}

async function start(): Promise<PgParser> {
  const { loadModule, parseSync } = await import('libpg-query');
  await loadModule();
  return { parse: (text) => parseWith(parseSync, text) };
}

function parseWith(parseSync: (text: string) => ParseResult, text: string): readonly Node[] | ParseFailure {
  // The parser takes a C string, which ends at the first U+0000.
  const zero = text.indexOf('\u0000');
  if (zero >= 0)
    return { reason: 'it holds the character U+0000', character: Array.from(text.slice(0, zero)).length };
  if (text.trim() === '') return [];
  try {
    const { stmts = [] } = parseSync(text);
    if (isDeeperThan(stmts, deepest)) return { reason: tooDeep, character: 0 };
    return stmts.flatMap(({ stmt }) => (stmt === undefined ? [] : [stmt]));
  } catch (error) {
    return { reason: reasonOf(error), character: characterOf(error) };
  }
}

function isDeeperThan(root: unknown, limit: number): boolean {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((node): unknown[] =>
      typeof node === 'object' && node !== null ? Object.values(node) : [],
    );
  }
  return false;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'the parser gave up';
  // Deep nesting overflows the stack of the module, which has words of its own for it.
  return error.name === 'RangeError' || error.name === 'RuntimeError' ? tooDeep : error.message;
}

function characterOf(error: unknown): number {
  if (!(error instanceof Error) || !('sqlDetails' in error)) return 0;
  const details = error.sqlDetails;
  if (typeof details !== 'object' || details === null || !('cursorPosition' in details)) return 0;
  return typeof details.cursorPosition === 'number' ? details.cursorPosition : 0;
}
