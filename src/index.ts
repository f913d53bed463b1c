/** The public API: from the text of a contract to the files of a service, with nothing written. */
export type { Diagnostic, Fix, RelatedPlace, Severity } from './diagnostics/diagnostic.ts';
export { hasErrors } from './diagnostics/diagnostic.ts';
export type { Checked } from './diagnostics/result.ts';
export { createSource, positionAt, type Source } from './base/source.ts';
export type { Position, Span } from './base/span.ts';
export type { FileNode } from './syntax/ast.ts';
export { parse } from './syntax/parse.ts';
export type { Program } from './semantics/program.ts';
export { analyze } from './semantics/analyze.ts';
export type * from './model/model.ts';
export { lower } from './model/lower.ts';
export { modelToJson } from './model/json.ts';
export { compile, generate } from './cli/library.ts';
export type { Settings } from './config/settings.ts';
export type {
  Plugin,
  PluginAnswer,
  PluginContext,
  PluginDiagnostic,
  PluginFile,
  PluginProject,
  PluginRequest,
} from './cli/plugin/plugin-protocol.ts';
export type { PluginSettings } from './config/plugin-settings.ts';
export type { Change, Plan } from './workspace/plan.ts';
export type { Ownership, VirtualFile } from './workspace/virtual-file.ts';
export { makePlan, type PlanOptions } from './workspace/make-plan.ts';
export { readDisk, type Disk, type DiskEntry } from './workspace/disk.ts';
export { emptyManifest, type Manifest, type ManifestEntry } from './workspace/manifest.ts';
export type { Host, FileSystem } from './host/ports.ts';
export { createNodeHost } from './host/node-host.ts';
export { createMemoryHost, type MemoryHost, type MemoryHostOptions } from './host/memory-host.ts';
