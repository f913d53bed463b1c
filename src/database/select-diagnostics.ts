import { defineDiagnostic } from '../diagnostics/definition.ts';

/** A table that is not there. */
export const tableUnknown = defineDiagnostic({
  code: 'table-unknown',
  severity: 'error',
  message: 'There is no table or view "{table}".{suggestion}',
  explanation:
    'The name is compared letter by letter. A table in another schema is written "schema.table"; a table that the user has no rights on may be invisible.',
});

/** A pattern that no table matches. */
export const tableUnmatched = defineDiagnostic({
  code: 'table-unmatched',
  severity: 'error',
  message: 'No table or view matches "{pattern}".{suggestion}',
  explanation:
    'In a pattern "*" stands for any characters and "?" for one; "!" in front leaves tables out that were chosen before. Quote patterns so that the shell does not expand them. Tables of other schemas are matched by "schema.*".',
});

/** Patterns that leave nothing over. */
export const tableNoneLeft = defineDiagnostic({
  code: 'table-none-left',
  severity: 'error',
  message: 'The patterns "{patterns}" leave no table over. Choose at least one.',
  explanation: 'Patterns count from left to right: "!" takes away what the ones before it have chosen.',
});

/** No table at all. */
export const tableNone = defineDiagnostic({
  code: 'table-none',
  severity: 'error',
  message: 'There are no tables to choose from. Check the database and schema, or the files.',
  explanation: 'The database, schema or file was read and holds no table or view that this user can see.',
});

/** One name in two schemas. */
export const tableAmbiguous = defineDiagnostic({
  code: 'table-ambiguous',
  severity: 'error',
  message:
    'The table "{table}" is in several schemas: {schemas}. Write which one is meant, as in "{example}".',
  explanation:
    'Two tables of one name would become one model. Qualify the name with its schema, or give the schema on the command line so that only its tables are read.',
});
