import type { DiagnosticDefinition } from '../diagnostics/definition.ts';
import * as connectDiagnostics from './connect-diagnostics.ts';
import * as ddlDiagnostics from './ddl-diagnostics.ts';
import * as printDdlDiagnostics from './print-ddl/print-ddl-diagnostics.ts';
import * as selectDiagnostics from './select-diagnostics.ts';
import * as snapshotDiagnostics from './snapshot/snapshot-diagnostics.ts';

/** Every definition of this folder, for the catalogue. */
export const databaseDiagnostics: readonly DiagnosticDefinition[] = [
  connectDiagnostics,
  ddlDiagnostics,
  printDdlDiagnostics,
  selectDiagnostics,
  snapshotDiagnostics,
].flatMap((module): readonly DiagnosticDefinition[] => Object.values(module));
