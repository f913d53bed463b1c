import type { DatabaseSchema } from '../../database/schema.ts';
import { isColumnPattern, matchesColumn, matchesTable, matchesType } from './column-pattern.ts';
import type { ModelOptions } from './model-options.ts';
import type { ModelProblem } from './model-problem.ts';
import { shownName } from './table-names.ts';

/** Patterns of settings that nothing in the database matches: misspelt, or left over. */
export function unmatchedPatterns(schema: DatabaseSchema, options: ModelOptions): readonly ModelProblem[] {
  const { tables, defaultSchema } = schema;
  const isTable = (pattern: string): boolean =>
    tables.some((table) => matchesTable(pattern, table, defaultSchema));
  const isColumn = (pattern: string): boolean =>
    tables.some((table) =>
      table.columns.some(({ name }) => matchesColumn(pattern, table, name, defaultSchema)),
    );
  const isType = (pattern: string): boolean =>
    tables.some(({ columns }) => columns.some(({ type }) => matchesType(pattern, type)));
  const tableNames = tables.map(shownName);
  const columnNames = tables.flatMap((table) =>
    table.columns.map(({ name }) => `${shownName(table)}.${name}`),
  );
  const find = (
    setting: string,
    patterns: readonly string[],
    isFound: (pattern: string) => boolean,
  ): ModelProblem[] =>
    patterns
      .filter((pattern) => !isFound(pattern))
      .map((pattern) => {
        const candidates = isColumnPattern(pattern) ? columnNames : tableNames;
        return { kind: 'pattern-unmatched', setting, pattern, candidates };
      });
  const patternsOf = (list: readonly { readonly pattern: string }[]): string[] =>
    list.map(({ pattern }) => pattern).filter((pattern) => pattern !== '*');
  return [
    ...find('types', patternsOf(options.types), (pattern) =>
      isColumnPattern(pattern) ? isColumn(pattern) || isType(pattern) : isType(pattern),
    ),
    ...find('renames', patternsOf(options.renames), (pattern) => isTable(pattern) || isColumn(pattern)),
    ...find(
      'cache',
      (options.cache?.tables ?? []).filter((pattern) => pattern !== '*'),
      isTable,
    ),
    ...find('softDelete', patternsOf(options.softDelete), isTable),
    ...find('versionColumn', patternsOf(options.versionColumn), isTable),
    ...columnsOfNoTable('softDelete', schema, options),
    ...columnsOfNoTable('versionColumn', schema, options),
    ...find(
      'readOnly',
      options.readOnly.filter((pattern) => pattern !== '*'),
      isTable,
    ),
  ];
}

/** Columns that a pattern gives a meaning although none of its tables has them: without the mark, rows would be removed. */
function columnsOfNoTable(
  setting: 'softDelete' | 'versionColumn',
  { tables, defaultSchema }: DatabaseSchema,
  options: ModelOptions,
): readonly ModelProblem[] {
  return options[setting].flatMap(({ pattern, column }): ModelProblem[] => {
    const meant = tables.filter((table) => matchesTable(pattern, table, defaultSchema));
    // One table by its name is told of with the reason; a pattern without tables as what matches nothing.
    if (column === null || !pattern.includes('*') || meant.length === 0) return [];
    if (meant.some(({ columns }) => columns.some(({ name }) => name === column))) return [];
    const reason = 'no table has such a column';
    return [{ kind: 'convention-impossible', setting, table: pattern, column, reason }];
  });
}
