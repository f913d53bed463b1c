import { compareText } from '../../base/order.ts';
import type { Source } from '../../base/source.ts';
import type { Dialect } from '../../database/dialect.ts';
import { splitScript } from '../../runtime/database/migrate/split-script.ts';
import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Migration } from '../../runtime/database/migrate/migration.ts';
import { migrationObjectsLeftOut } from './migrate-diagnostics.ts';
import type { MigrateSide } from './read-side.ts';

/** The two sides of a comparison. */
export interface ComparedSides {
  readonly before: MigrateSide;
  readonly after: MigrateSide;
  /** Of the files of the sides. */
  readonly dialect: Dialect;
  /** What was written so far, also by hand. */
  readonly migrations: readonly Migration[];
}

/** Tells what the wanted state holds besides tables, as far as nothing before it has that: no migration is written for it. */
export function objectsLeftOut(sides: ComparedSides): readonly Diagnostic[] {
  const { before, after, dialect, migrations } = sides;
  const known = new Set([
    ...objectsOf(before, dialect),
    ...migrations.flatMap(({ up }) => declaredObjects(up, dialect)),
    // Neither is part of a schema: what stands has what it has.
    ...before.schema.tables.flatMap(({ name: table }) => [
      `${engineOf} "${table}"`,
      `${binaryOf} "${table}"`,
    ]),
  ]);
  const left = objectsOf(after, dialect).filter((object) => !known.has(object));
  if (left.length === 0) return [];
  const all = [...new Set(left)].toSorted(compareText);
  const shown = all.slice(0, mostShown).join(', ');
  const more = all.length > mostShown ? ` and ${all.length - mostShown} more` : '';
  return [report(migrationObjectsLeftOut, { objects: `${shown}${more}` })];
}

const mostShown = 8;

function objectsOf({ schema, sources }: MigrateSide, dialect: Dialect): readonly string[] {
  const declared = [...sources.values()].flatMap(({ text }: Source) => declaredObjects(text, dialect));
  const held = schema.tables.flatMap((table) => [
    ...(table.kind === 'view' ? [`the view "${table.name}"`] : []),
    ...(table.isPartitioned ? [`the partitions of "${table.name}"`] : []),
  ]);
  return [...declared, ...held];
}

const conditional = /\/\*M?!\d*|\*\//g;
const identifier = String.raw`[\w$\u0080-\uffff]+|"(?:[^"]|"")*"|\x60(?:[^\x60]|\x60\x60)*\x60`;
const name = String.raw`(?:if\s+not\s+exists\s+)?(?:(?:${identifier})\s*\.\s*)?(${identifier})`;
const declaration = new RegExp(
  String.raw`^create\s+(?:or\s+replace\s+)?(?:definer\s*=\s*\S+\s+)?(?:sql\s+security\s+\w+\s+|algorithm\s*=\s*\w+\s+|constraint\s+|recursive\s+|materialized\s+)*` +
    String.raw`(aggregate|domain|event|extension|function|policy|procedure|rule|trigger|view)\s+${name}`,
  'iu',
);
const tableStatement = new RegExp(
  String.raw`^(?:create\s+(?:unlogged\s+)?table\s+${name}|create\s+(?:unique\s+)?index\s+(?:concurrently\s+)?${name}|alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?${name})`,
  'iu',
);
/** What of a table or index of PostgreSQL no schema holds, by how it is called. */
const tableFacts: ReadonlyMap<string, RegExp> = new Map([
  ['the inheritance of', /\)\s*inherits\s*\(|^alter\s[^;]*\s(?<!no\s+)inherit\s/i],
  ['the collations of', /\bcollate\s+(?!(?:pg_catalog\s*\.\s*)?"default")/i],
  ['the deferrable constraints of', /(?<!\bnot\s+)\bdeferrable\b/i],
  ['the row level security of', /\b(?:enable|force)\s+row\s+level\s+security\b/i],
]);
const engineOf = 'the engine of';
const binaryOf = 'the attribute BINARY of';
const mysqlFacts: ReadonlyMap<string, RegExp> = new Map([
  [engineOf, /\)(?:(?!\bpartition\b)[^()])*\bengine\s*=?\s*[`"]?(?!innodb\b)\w/i],
  // It is a collation of the character set, which a statement without one leaves to the server.
  [
    binaryOf,
    /^(?![^]*\b(?:charset|character\s+set|collate)\b)[^]*?\b(?:(?:var)?char|(?:tiny|medium|long)?text)\s*(?:\(\s*\d+\s*\)\s*)?\bbinary\b/i,
  ],
]);
// Two quotes within a text end one and begin the next, which leaves as little of it.
const texts = /'[^']*'|--[^\n]*|\/\*[^]*?\*\//g;
const mysqlTexts = /'[^'\\]*(?:\\[^][^'\\]*)*'|--[^\n]*|\/\*[^]*?\*\//g;

/** What the statements of a script make that is no table: `the trigger "stamp"`. */
function declaredObjects(script: string, dialect: Dialect): readonly string[] {
  return splitScript(script, dialect).flatMap(({ sql }) => {
    const text = sql.replaceAll(conditional, ' ').trim();
    const [, kind, called] = declaration.exec(text) ?? [];
    if (kind !== undefined && called !== undefined)
      return [`the ${kind.toLowerCase()} "${bareName(called, dialect)}"`];
    return factsOf(text, dialect);
  });
}

function factsOf(text: string, dialect: Dialect): readonly string[] {
  const table = tableStatement
    .exec(text)
    ?.slice(1)
    .find((part) => part !== undefined);
  if (table === undefined) return [];
  const statement = text.replaceAll(dialect === 'mysql' ? mysqlTexts : texts, ' ');
  const facts = dialect === 'postgres' ? tableFacts : dialect === 'mysql' ? mysqlFacts : [];
  return [...facts].flatMap(([fact, sign]) =>
    sign.test(statement) ? [`${fact} "${bareName(table, dialect)}"`] : [],
  );
}

/** The name as the database holds it: without quotes, or in lower case where PostgreSQL reads it without them. */
function bareName(called: string, dialect: Dialect): string {
  const [quote = ''] = /^["\x60]/.exec(called) ?? [];
  if (quote === '')
    return dialect === 'postgres' ? called.replaceAll(/[A-Z]/g, (sign) => sign.toLowerCase()) : called;
  return called.slice(1, -1).replaceAll(quote + quote, quote);
}
