import { configDiagnostics } from './config/config-diagnostics.ts';
import { databaseDiagnostics } from './database/database-diagnostics.ts';
import type { DiagnosticDefinition } from './diagnostics/definition.ts';
import { ruleFailed } from './semantics/check.ts';
import { loadDiagnostics } from './semantics/load-diagnostics.ts';
import { rules } from './semantics/rules/index.ts';
import * as fieldDiagnostics from './syntax/diagnostics/field.ts';
import * as lexicalDiagnostics from './syntax/diagnostics/lexical.ts';
import * as limitDiagnostics from './syntax/diagnostics/limit.ts';
import * as routeDiagnostics from './syntax/diagnostics/route.ts';
import * as structureDiagnostics from './syntax/diagnostics/structure.ts';
import * as tagDiagnostics from './syntax/diagnostics/tag.ts';
import * as valueDiagnostics from './syntax/diagnostics/value.ts';
import { workspaceDiagnostics } from './workspace/workspace-diagnostics.ts';

const syntaxDiagnostics: readonly DiagnosticDefinition[] = [
  fieldDiagnostics,
  lexicalDiagnostics,
  limitDiagnostics,
  routeDiagnostics,
  structureDiagnostics,
  tagDiagnostics,
  valueDiagnostics,
].flatMap((module): readonly DiagnosticDefinition[] => Object.values(module));

/**
 * Every diagnostic that the phases below the command line can report, each once, by code: the pages of
 * `apigen explain`, and what editors and reports know about a code.
 */
export const catalog: readonly DiagnosticDefinition[] = Object.freeze(
  [
    ...new Set<DiagnosticDefinition>([
      ...syntaxDiagnostics,
      ...loadDiagnostics,
      ruleFailed,
      ...rules.flatMap((rule) => rule.definitions),
      ...configDiagnostics,
      ...databaseDiagnostics,
      ...workspaceDiagnostics,
    ]),
  ].toSorted((a, b) => (a.code < b.code ? -1 : 1)),
);
