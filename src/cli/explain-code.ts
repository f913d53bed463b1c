import { didYouMean } from '../base/suggest.ts';
import { defineDiagnostic, report, type DiagnosticDefinition } from '../diagnostics/definition.ts';
import { exitCode } from './exit-code.ts';
import { done, failed, type Outcome } from './outcome.ts';
import { renderCatalog, renderPage } from './present/page.ts';

/** A code that no diagnostic has. */
export const codeUnknown = defineDiagnostic({
  code: 'code-unknown',
  severity: 'error',
  message: 'There is no diagnostic "{code}".{suggestion}',
  explanation:
    'The code stands in brackets in front of every message: error[unknown-type]. "apigen explain" lists all of them.',
});

/** The page of one diagnostic, or without a code the list of all. */
export function explainCode(code: string | undefined, catalog: readonly DiagnosticDefinition[]): Outcome {
  if (code === undefined) return done({ kind: 'text', text: renderCatalog(catalog) });
  const definition = catalog.find((entry) => entry.code === code);
  if (definition !== undefined) return done({ kind: 'text', text: renderPage(definition) });
  const suggestion = didYouMean(
    code,
    catalog.map((entry) => entry.code),
  );
  return failed(exitCode.usage, [report(codeUnknown, { code, suggestion })]);
}
