import { defineDiagnostic } from '../../diagnostics/definition.ts';

/** Nobody said where the database is. */
export const databaseUrlMissing = defineDiagnostic({
  code: 'database-url-missing',
  severity: 'error',
  message:
    'There is no address of a database. Give one with "{option}", or set DATABASE_URL in the environment or in ".env".',
  explanation:
    'The address is looked for on the command line, in the environment, in ".env" and in the configuration of the project, in this order.',
});

/** A file of DDL that is not there. */
export const ddlFileMissing = defineDiagnostic({
  code: 'ddl-file-missing',
  severity: 'error',
  message: 'There is no file "{path}".{suggestion}',
  explanation:
    'Files are named as seen from the working directory. A folder stands for the ".sql" files in it, in the order in which tools for migrations apply them.',
});

/** A folder of DDL without any. */
export const ddlFolderEmpty = defineDiagnostic({
  code: 'ddl-folder-empty',
  severity: 'error',
  message: 'The folder "{path}" holds no ".sql" file. Name the files, or the folder that they are in.',
  explanation:
    'A folder stands for its ".sql" files and for "migration.sql" and "up.sql" one folder further down, as tools for migrations keep them. Other folders in it are not looked into.',
});

/** A file of DDL that is no text. */
export const ddlFileUnreadable = defineDiagnostic({
  code: 'ddl-file-unreadable',
  severity: 'error',
  message: 'The file "{path}" is not UTF-8 text. Save it as UTF-8, or dump the tables as SQL.',
  explanation:
    'DDL is read as UTF-8, or as UTF-16 where it begins with the mark of that; any other encoding would be misread silently. Binary dumps (pg_dump -Fc, files of SQLite) are no DDL: restore them, and read the database.',
});

/** Neither a project nor a folder for models. */
export const modelPlaceMissing = defineDiagnostic({
  code: 'model-place-missing',
  severity: 'error',
  message:
    'There is no project in "{path}" nor above it. Go to one, or say with "--out <folder>" where models without a service go.',
  explanation:
    'Inside a project that "apigen new" made, models become part of the service. Elsewhere "--out" names the folder that they are written to.',
});
