import { defineDiagnostic } from '../diagnostics/definition.ts';

/** A statement that was not understood. */
export const ddlStatementUnreadable = defineDiagnostic({
  code: 'ddl-statement-unreadable',
  severity: 'warning',
  message: 'This statement cannot be read and is left out: {reason}.',
  explanation:
    'One odd statement does not stop the others, but a table that it declares or changes will be missing or incomplete. Check that the file is of the dialect that was given.',
});

/** A statement that runs others, which only a server knows. */
export const ddlStatementDynamic = defineDiagnostic({
  code: 'ddl-statement-dynamic',
  severity: 'warning',
  message:
    'What "{statement}" changes is known to a server alone, so the tables are read as if it changed nothing.',
  explanation:
    'A procedure or a prepared statement can change tables in ways that depend on what is there when it runs. Where it does, read the database that the files have made, by "--url", instead of the files.',
});

/** A schema that no statement puts a table in. */
export const ddlSchemaUnknown = defineDiagnostic({
  code: 'ddl-schema-unknown',
  severity: 'error',
  message: 'The files make no table in the schema "{schema}".{suggestion}',
  explanation:
    'With "--schema" only the tables of that schema (MySQL: database) are read from files. Names without a schema stand in "public" for PostgreSQL, unless "SET search_path" says otherwise, and for MySQL in whichever database is meant.',
});

/** A part of a statement that was not understood. */
export const ddlPartUnreadable = defineDiagnostic({
  code: 'ddl-part-unreadable',
  severity: 'warning',
  message: 'This part of the table "{table}" is not understood and is left out: {reason}.',
  explanation:
    'The rest of the table is read. What is left out may be a column, a key or an option that the generated model then does not know.',
});

/** A change to a table that no statement declared. */
export const ddlTableUnknown = defineDiagnostic({
  code: 'ddl-table-unknown',
  severity: 'warning',
  message: 'No statement before this one creates the table "{table}".{suggestion}',
  explanation:
    'An ALTER TABLE, CREATE INDEX or COMMENT has no effect on a table that is not declared in the files. Give the files in the order in which a server would run them.',
});

/** A column that the table does not have. */
export const ddlColumnUnknown = defineDiagnostic({
  code: 'ddl-column-unknown',
  severity: 'warning',
  message: 'The table "{table}" has no column "{column}", so {what} is left out.{suggestion}',
  explanation: 'A key, index or change that names a missing column would be refused by the server too.',
});

/** A table that is declared again. */
export const ddlTableTwice = defineDiagnostic({
  code: 'ddl-table-twice',
  severity: 'warning',
  message: 'The table "{table}" is created twice; the first declaration counts.',
  explanation:
    'A server refuses the second CREATE TABLE of a name, or ignores it with IF NOT EXISTS. Remove one of them, or give one file of two versions.',
});

/** A view or table whose columns only a server can tell. */
export const ddlColumnsUnderivable = defineDiagnostic({
  code: 'ddl-columns-underivable',
  severity: 'warning',
  message: 'The columns of "{table}" cannot be told without a server, so it is left out: {reason}.',
  explanation:
    'The columns of a view follow from its query. Plain columns, casts and counts are followed; for the rest read the database itself instead of its DDL.',
});
