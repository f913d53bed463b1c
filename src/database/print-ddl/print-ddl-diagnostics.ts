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
