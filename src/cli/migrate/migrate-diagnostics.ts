import { defineDiagnostic } from '../../diagnostics/definition.ts';

/** A migration without its statements. */
export const migrationFileMissing = defineDiagnostic({
  code: 'migration-file-missing',
  severity: 'error',
  message: 'The migration "{folder}" has no "{file}". Write it, or remove the folder.',
  explanation:
    'A migration is a folder "migrations/<14 digits>_<name>" with "up.sql", which applies it, and "down.sql", which undoes it. One without "down.sql" can be applied but not undone.',
});

/** A file that is no text. */
export const migrationNotUtf8 = defineDiagnostic({
  code: 'migration-not-utf8',
  severity: 'error',
  message: 'The file "{path}" is not UTF-8 text. Save it as UTF-8.',
  explanation: 'SQL is read as UTF-8; any other encoding would put other texts into the database.',
});

/** Two folders of one version. */
export const migrationVersionTwice = defineDiagnostic({
  code: 'migration-version-twice',
  severity: 'error',
  message: 'The migrations "{first}" and "{second}" have one version. Rename the one that was never applied.',
  explanation:
    'The 14 digits of a migration say in which order they are applied, and the database remembers them by these digits.',
});

/** A folder that looks like a migration and is none. */
export const migrationNameOdd = defineDiagnostic({
  code: 'migration-name-odd',
  severity: 'warning',
  message:
    '"{folder}" is not taken for a migration. Call it by 14 digits and a name: "20261121093000_add_orders".',
  explanation:
    'Folders of migrations are called "<yyyymmddhhmmss>_<name>"; the name holds letters, digits, "_" and "-".',
});

/** A name that cannot be that of a folder. */
export const migrationNameInvalid = defineDiagnostic({
  code: 'migration-name-invalid',
  severity: 'error',
  message: '"{name}" cannot be the name of a migration. Use letters, digits, "_" and "-": "add_orders".',
  explanation: 'The name becomes part of a folder, "migrations/20261121093000_add_orders".',
});

/** `new` was not told what to call it. */
export const migrationNameMissing = defineDiagnostic({
  code: 'migration-name-missing',
  severity: 'error',
  message: 'Say what the migration does, for example "apigen migrate new add_orders".',
  explanation: 'The name becomes part of the folder, so that a list of migrations tells their story.',
});

/** An applied migration that says something else now. */
export const migrationChanged = defineDiagnostic({
  code: 'migration-changed',
  severity: 'error',
  message:
    'The migration "{migration}" was changed after it was applied. Put its "up.sql" back as it was, and write what has to change as another migration.',
  explanation:
    'What is applied somewhere has to be applied everywhere, so nothing is applied on top of a history that files no longer tell. The checksum of every applied "up.sql" stands in the table apigen_migrations; line ends do not count.',
});

/** An applied migration whose folder is gone. */
export const migrationMissing = defineDiagnostic({
  code: 'migration-missing',
  severity: 'error',
  message:
    'The migration "{migration}" is applied, but its folder is gone. Restore it from version control, or switch to the branch that has it.',
  explanation:
    'The database is ahead of the files, for example because another branch was applied to it. Undo the migration there, with "apigen migrate down", before this branch goes on.',
});

/** A migration older than one that is applied. */
export const migrationLate = defineDiagnostic({
  code: 'migration-late',
  severity: 'error',
  message:
    'The migration "{migration}" is older than others that are applied already. Rename its folder to a version behind theirs.',
  explanation:
    'Another branch was merged first. Migrations are applied in one order everywhere, so the later one to arrive goes last.',
});

/** A migration that stopped in the middle. */
export const migrationStopped = defineDiagnostic({
  code: 'migration-stopped',
  severity: 'error',
  message:
    'The migration "{migration}" was stopped in the middle: {done} of its statements are done, the one behind them may be. Mend it, then run "apigen migrate up --settle resume" to go on behind them, "--settle applied" if the rest is done by hand, or "--settle undone" if all of it is taken back.',
  explanation:
    'MySQL commits with every statement that changes a table, and so do some statements of PostgreSQL: a failure in the middle cannot be taken back. How many statements were done is written down after each.',
});

/** A migration that begins or ends transactions. */
export const migrationTransaction = defineDiagnostic({
  code: 'migration-transaction',
  severity: 'error',
  message:
    'The migration "{migration}" begins or ends a transaction in line {line}. Remove the statement: each migration runs in a transaction of its own where the database can.',
  explanation:
    'A COMMIT in the middle would keep half of a migration whose other half fails, and the database would not know about it.',
});

/** A statement that failed. */
export const migrationFailed = defineDiagnostic({
  code: 'migration-failed',
  severity: 'error',
  message: 'The migration "{migration}" failed in line {line} of "{file}": {reason}. {consequence}',
  explanation:
    'The words are those of the database. Where it can, all of a migration is taken back and can be mended and applied again; where not, it is said which statements stay.',
});

/** Another process is at it. */
export const migrationLocked = defineDiagnostic({
  code: 'migration-locked',
  severity: 'error',
  message:
    'Another process applies migrations to this database, and did not end within 30 seconds. Wait for it and try again.',
  explanation:
    'Two at once would apply a migration twice. The lock belongs to the connection of the other process and ends with it, whatever happens to it.',
});

/** Nothing can be undone without its file. */
export const migrationNotUndoable = defineDiagnostic({
  code: 'migration-not-undoable',
  severity: 'error',
  message: 'The migration "{migration}" has no "down.sql". Write one, or restore a backup.',
  explanation: 'Only the author of a migration knows how to undo it.',
});

/** Undoing would destroy something. */
export const migrationDestructive = defineDiagnostic({
  code: 'migration-destructive',
  severity: 'error',
  message:
    'Undoing "{migration}" destroys what is stored (line {line} of "down.sql": {statement}). Add "--allow-destructive" if that is meant.',
  explanation:
    'Undoing what added a table or column drops it with all that was written to it since. Nothing is destroyed without the flag.',
});

/** Statements that were left out of a migration. */
export const migrationHeldBack = defineDiagnostic({
  code: 'migration-held-back',
  severity: 'warning',
  message:
    'In "{table}" a statement {reason}. It stands in the migration as a comment; "--allow-destructive" writes it out.',
  explanation:
    'A difference between two schemas cannot tell a renamed column from one that was dropped beside a new one, so what destroys values, or what values may make fail, is yours to decide.',
});

/** A statement that rows may make fail. */
export const migrationMayFail = defineDiagnostic({
  code: 'migration-may-fail',
  severity: 'warning',
  message: 'In "{table}" a statement {reason}. Look at the rows before you apply it.',
  explanation:
    'A new key, reference or check holds for rows that are already there, or the database refuses it. Nothing is lost then, but MySQL keeps the statements before it. "apigen migrate diff" sees schemas and no rows, so whether there are such rows is yours to know.',
});

/** A view that a statement fails on. */
export const migrationViewInTheWay = defineDiagnostic({
  code: 'migration-view-in-the-way',
  severity: 'warning',
  message:
    'The view "{view}" stands in the way of the table "{table}", which {what}: the database refuses that. Drop the view at the beginning of the migration, and make it again at its end if it is still wanted.',
  explanation:
    'Views are yours to write, so no statement is made for them. But a table cannot have the name of one, and PostgreSQL neither drops nor retypes what a view shows. A view that shows another one goes before it.',
});

/** A rename that looks like a drop and an addition. */
export const migrationRenameLikely = defineDiagnostic({
  code: 'migration-rename-likely',
  severity: 'hint',
  message:
    'In the table "{table}" the column "{from}" goes and "{to}" comes with the same type. If it is renamed, replace both statements by "ALTER TABLE … RENAME COLUMN … TO …", which keeps its values.',
  explanation: 'Renames are never guessed: a wrong guess would put the values of one column into another.',
});

/** A version that is none. */
export const migrationVersionUnknown = defineDiagnostic({
  code: 'migration-version-unknown',
  severity: 'error',
  message: 'There is no migration "{version}".{suggestion}',
  explanation: '"--to" takes the 14 digits of a migration; "apigen migrate status" lists them.',
});

/** What a side of a comparison cannot be. */
export const migrateSideMissing = defineDiagnostic({
  code: 'migrate-side-missing',
  severity: 'error',
  message:
    'Say what the database is to look like: "--to schema.sql", or "--to models" for the tables that models are made of.',
  explanation:
    'A migration leads from one state to another. Both sides can be "database", "models", "migrations" or files of DDL. Without "--to" the file "schema.sql" of the project is taken.',
});

/** Migrations that the database does not have yet. */
export const migrationsPending = defineDiagnostic({
  code: 'migrations-pending',
  severity: 'error',
  message:
    'Not all migrations are applied to this database, and a comparison would repeat them. Run "apigen migrate up" first, or compare with "--from migrations".',
  explanation:
    'What a pending migration will change still looks like a difference between the database and the schema that is wanted.',
});

/** A kind of database that nobody named. */
export const migrateDialectMissing = defineDiagnostic({
  code: 'migrate-dialect-missing',
  severity: 'error',
  message:
    'Which database are the migrations for? Give "--dialect mysql|postgres|sqlite", "--url", or set DATABASE_URL.',
  explanation:
    'The dialect follows from the address of the database or from the setting "database" of the project. Without either it has to be said.',
});

/** An option that the action has no use for. */
export const migrateOptionIdle = defineDiagnostic({
  code: 'migrate-option-idle',
  severity: 'error',
  message: '"apigen migrate {action}" has no use for "{option}".',
  explanation:
    '"--from" belongs to diff, "--to" to diff, up and down, "--settle" to up, "--check" to diff and status, "--allow-destructive" to diff and down.',
});

/** What a migration does not carry. */
export const migrationObjectsLeftOut = defineDiagnostic({
  code: 'migration-objects-left-out',
  severity: 'warning',
  message:
    'No migration is written for {objects}: a comparison is one of tables and what they are made of. What of it the database does not have yet, add by hand, to this migration or to one of its own ("apigen migrate new").',
  explanation:
    'Tables, columns, keys, indexes, checks and enumerations are compared. Views, functions, triggers, extensions, partitions, engines, collations of PostgreSQL and the like are yours to write; columns of a domain are migrated with the type below it, without its rules. BINARY of a text of MySQL is a collation, which is compared where a character set is declared with it. What a migration declares is not told again.',
});
