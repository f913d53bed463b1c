import { defineDiagnostic } from '../diagnostics/definition.ts';

/** A URL that names no database. */
export const databaseUrlInvalid = defineDiagnostic({
  code: 'database-url-invalid',
  severity: 'error',
  message: 'The database URL "{url}" cannot be read: {reason}.',
  explanation:
    'A database is named by "mysql://user:password@host:3306/name", "postgres://user:password@host:5432/name" or "sqlite:path/to/file.db". Characters such as "@", "/", "#", "?" and "%" in the user or password are percent-encoded: "@" is "%40".',
});

/** A URL of another database than the command is for. */
export const databaseUrlForeign = defineDiagnostic({
  code: 'database-url-foreign',
  severity: 'error',
  message: 'The database URL "{url}" is not one of {product}: it must start with {scheme}.',
  explanation:
    'The command says which kind of database is read, and the URL has to agree. Use the command for the database that the URL names, or give the URL of the other database.',
});

/** A host name that does not resolve. */
export const databaseHostUnknown = defineDiagnostic({
  code: 'database-host-unknown',
  severity: 'error',
  message: 'There is no host "{host}". Check the host of the database URL and the network.',
  explanation:
    'The name in the database URL was not found by this machine. It may be misspelt, or be known only inside a container network or VPN.',
});

/** No server at the address. */
export const databaseUnreachable = defineDiagnostic({
  code: 'database-unreachable',
  severity: 'error',
  message: 'Nothing takes connections at "{place}": {reason}. Start the server, or check host and port.',
  explanation:
    'The address was found, but the connection was refused, reset or could not be routed. The server may be stopped, listen on another port or interface, or stand behind a firewall.',
});

/** A server that stays silent. */
export const databaseTimeout = defineDiagnostic({
  code: 'database-timeout',
  severity: 'error',
  message:
    'The database at "{place}" did not answer within {seconds} seconds. Check host, port and firewall, or allow more time.',
  explanation:
    'A wrong address behind a firewall often answers nothing at all, so waiting has an end. A server that is overloaded, or whose catalogue is locked, can also be the reason.',
});

/** What answers is no such server. */
export const databaseNotServer = defineDiagnostic({
  code: 'database-not-server',
  severity: 'error',
  message: 'What answers at "{place}" is not {product}: {reason}. Check host and port.',
  explanation:
    'Something takes connections there and speaks another protocol, for example an HTTP server or another kind of database.',
});

/** User or password that the server does not accept. */
export const databaseLoginRefused = defineDiagnostic({
  code: 'database-login-refused',
  severity: 'error',
  message: 'The server at "{place}" refuses the user "{user}": {reason}. Check user and password.',
  explanation:
    'The server knows the user by another password, does not know it, or does not let it in from this machine. The password is never printed. A password in a URL has to be percent-encoded.',
});

/** A database that the server does not have. */
export const databaseUnknown = defineDiagnostic({
  code: 'database-unknown',
  severity: 'error',
  message: 'The server at "{place}" has no database "{name}".{suggestion}',
  explanation:
    'The path of the URL is the name of the database. Names may differ in case only, and a fresh server has no database of yours yet.',
});

/** A URL without a database where one is needed. */
export const databaseNameMissing = defineDiagnostic({
  code: 'database-name-missing',
  severity: 'error',
  message: 'The database URL "{url}" names no database. Write its name behind the host, or give the schema.',
  explanation: 'A server has many databases, so the path of the URL has to say which one is meant.',
});

/** A schema that the database does not have. */
export const databaseSchemaUnknown = defineDiagnostic({
  code: 'database-schema-unknown',
  severity: 'error',
  message: 'There is no schema "{schema}" in the database "{name}", or it may not be seen.{suggestion}',
  explanation:
    'Tables of PostgreSQL stand in schemas, "public" unless told otherwise; for MySQL a schema is a database. One that the user has no rights on may be invisible.',
});

/** Rights that the user does not have. */
export const databaseRightsMissing = defineDiagnostic({
  code: 'database-rights-missing',
  severity: 'error',
  message: 'The user "{user}" may not read the tables of "{name}": {reason}. Grant the rights to read them.',
  explanation:
    'Reading the structure of tables needs the right to connect and to see them: USAGE on the schema for PostgreSQL, SELECT (or any right) on the tables for MySQL. No row is ever read.',
});

/** TLS that did not come about. */
export const databaseTlsFailed = defineDiagnostic({
  code: 'database-tls-failed',
  severity: 'error',
  message:
    'No encrypted connection to "{place}": {reason}. Check the TLS settings of the URL and the server.',
  explanation:
    'Either the server demands TLS and the URL does not ask for it ("?sslmode=require" for PostgreSQL, "?ssl=true" for MySQL), or the certificate of the server is not trusted by this machine.',
});

/** A server that is too old. */
export const databaseTooOld = defineDiagnostic({
  code: 'database-too-old',
  severity: 'error',
  message:
    'The server is {product} {version}; at least {minimum} is needed. Upgrade it, or read DDL instead.',
  explanation:
    'MySQL 8, MariaDB 10.6 and PostgreSQL 13 are the oldest that are understood. The command "apigen model ddl" reads a dump of any of them.',
});

/** A server that takes no more connections, or is just starting or stopping. */
export const databaseBusy = defineDiagnostic({
  code: 'database-busy',
  severity: 'error',
  message: 'The server at "{place}" takes no connection now: {reason}. Try again in a moment.',
  explanation:
    'Its limit of connections is reached, or it is starting, stopping or recovering. It usually passes.',
});

/** A connection that ended while the structure was read. */
export const databaseConnectionLost = defineDiagnostic({
  code: 'database-connection-lost',
  severity: 'error',
  message: 'The connection to "{place}" ended early: {reason}. Try again.',
  explanation:
    'The server was restarted, ended the session, or the network broke. Nothing was written; the command can be repeated.',
});

/** A database file that is not there. */
export const databaseFileMissing = defineDiagnostic({
  code: 'database-file-missing',
  severity: 'error',
  message:
    'There is no database file "{path}", or this user may not open it. Check the path, or create the database first.',
  explanation:
    'SQLite would make an empty database of a misspelt path. Reading the structure never creates a file.',
});

/** A file that is no database. */
export const databaseFileInvalid = defineDiagnostic({
  code: 'database-file-invalid',
  severity: 'error',
  message: 'The file "{path}" cannot be read as an SQLite database: {reason}.',
  explanation:
    'The file is of another format, encrypted, damaged, a directory, or this user may not read it. A file of SQL statements is read by "apigen model ddl --dialect sqlite".',
});

/** An engine that this Node does not have. */
export const databaseEngineMissing = defineDiagnostic({
  code: 'database-engine-missing',
  severity: 'error',
  message: 'This Node has no SQLite built in. Use Node 22.13 or newer.',
  explanation:
    'SQLite comes with Node since 22.13, so no package has to be installed. Older versions do not have it, or only behind a flag.',
});

/** Any other answer of a server. */
export const databaseFailure = defineDiagnostic({
  code: 'database-failure',
  severity: 'error',
  message: 'Reading the structure of the database at "{place}" failed: {reason}.',
  explanation:
    'The server answered with an error that has no page of its own. Its words are in the message; nothing was written.',
});

/** A column whose type has no mapping. */
export const columnTypeUnknown = defineDiagnostic({
  code: 'column-type-unknown',
  severity: 'warning',
  message:
    'The type "{type}" of the column "{column}" is not known, so its values are "unknown". Give it a type in the setting "database.types".',
  explanation:
    'Values of a type that is not known are handed over as the driver gives them. The setting "database.types" says by column, column pattern or database type what they are.',
});

/** A view whose tables are gone. */
export const databaseViewBroken = defineDiagnostic({
  code: 'database-view-broken',
  severity: 'warning',
  message:
    'The server tells no columns of "{table}", so it is left out. Check that it still works, and that you may read it.',
  explanation:
    'A view whose tables or columns were dropped or renamed stays in the catalogue without columns. The same happens to views of tables that the user may not read.',
});
