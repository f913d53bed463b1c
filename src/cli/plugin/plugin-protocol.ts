import type { JsonValue } from '../../base/json.ts';
import type { Settings } from '../../config/settings.ts';
import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { Origin, ServiceModel } from '../../model/model.ts';
import type { Ownership } from '../../workspace/virtual-file.ts';

/** The version of what plugins are given and give back, raised when something in it changes its meaning. */
export const pluginProtocol = 1;

/** What a plugin may know besides the model. */
export interface PluginContext {
  /** As `apigen.json` says them. */
  readonly options: { readonly [name: string]: JsonValue };
  readonly project: PluginProject;
  /** The version of apigen that asks. */
  readonly version: string;
}

/** The settings of the project that are a plugin's business. */
export type PluginProject = Pick<
  Settings,
  'contract' | 'name' | 'port' | 'adminPort' | 'packageManager' | 'int64'
>;

/** What a program is given on standard input, as JSON. */
export interface PluginRequest extends PluginContext {
  readonly protocol: typeof pluginProtocol;
  /** The name of the plugin in `apigen.json`. */
  readonly plugin: string;
  readonly model: ServiceModel;
}

/** A file that a plugin wants in the project. */
export interface PluginFile {
  /** Relative to the project, `/` separators. */
  readonly path: string;
  readonly content: string;
  /** `generated` when nothing is said: rewritten on every run, deleted when the plugin no longer gives it. */
  readonly ownership?: Ownership;
}

/** A finding of a plugin's. An error stops the run before anything is written. */
export interface PluginDiagnostic {
  readonly severity: Severity;
  /** A full sentence. */
  readonly message: string;
  /** What to do next. */
  readonly hint?: string;
  /** The `origin` of the element of the model that it is about: shown with its line in the contract. */
  readonly origin?: Pick<Origin, 'file' | 'start' | 'end'>;
}

/** What a program prints on standard output, as JSON. */
export interface PluginAnswer {
  readonly files: readonly PluginFile[];
  readonly diagnostics?: readonly PluginDiagnostic[];
}

/** A plugin as a module: `export const plugin: Plugin = { generate }`. It gives files and never writes any. */
export interface Plugin {
  /** For readers of the module: what it is called is said by the settings. */
  readonly name?: string;
  generate(
    model: ServiceModel,
    context: PluginContext,
  ): readonly PluginFile[] | PluginAnswer | Promise<readonly PluginFile[] | PluginAnswer>;
}
