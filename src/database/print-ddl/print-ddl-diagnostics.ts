import { defineDiagnostic } from '../../diagnostics/definition.ts';

/** Something that another dialect does not have, or has with another meaning. */
export const ddlNotTranslated = defineDiagnostic({
  code: 'ddl-not-translated',
  severity: 'warning',
  message: 'In the table "{table}", {what} has no certain counterpart in {product} and is left out.',
  explanation:
    'Tables of one database are printed for another so that a service starts and is tested without a server. Types, keys, simple defaults and simple checks are translated; what could come to mean something else is left out and named.',
});

/** A view, whose query is not known. */
export const ddlViewLeftOut = defineDiagnostic({
  code: 'ddl-view-left-out',
  severity: 'warning',
  message: 'The view "{table}" is left out: its query is not known. Create it by hand where it is needed.',
  explanation:
    'Of a view only the columns are read, which is enough for a typed model but not to make the view again.',
});

/** A foreign key to a table that is not among those at hand. */
export const ddlReferenceUnknown = defineDiagnostic({
  code: 'ddl-reference-unknown',
  severity: 'warning',
  message:
    'In the table "{table}", the foreign key of "{columns}" is left out: its table "{parent}" is not among the tables. Add the table where the key is needed.',
  explanation:
    'Where only some tables of a database are taken, the others are missing when those tables are made for another database. A foreign key to a table that is not there would refuse every row, or the table itself.',
});

/** A foreign key to columns that SQLite does not know as a key. */
export const ddlReferenceWithoutKey = defineDiagnostic({
  code: 'ddl-reference-without-key',
  severity: 'warning',
  message:
    'In the table "{table}", the foreign key of "{columns}" is left out: SQLite takes one only to a primary or unique key, and what it names in "{parent}" is none. Declare that key as unique where the foreign key is needed.',
  explanation:
    'MySQL lets a foreign key name any indexed columns of the other table. SQLite refuses every row of a table whose foreign key names columns that are no key there.',
});
