import { joinPath, relativePath, resolvePath } from '../base/path.ts';
import { quotedList } from '../base/quoted-list.ts';
import { createSource, type Source } from '../base/source.ts';
import { didYouMean } from '../base/suggest.ts';
import { report } from '../diagnostics/definition.ts';
import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { findUpwards } from '../host/find-upwards.ts';
import type { FileSystem } from '../host/ports.ts';
import { parseJson, type JsonMember, type JsonNode } from './parse-json.ts';
import { int64Types, type DatabaseSettings } from './database-settings.ts';
import type { PluginSettings } from './plugin-settings.ts';
import { readDatabaseSettings } from './read-database-settings.ts';
import { isProblem, readPluginSettings, type SettingProblem } from './read-plugin-settings.ts';
import {
  projectNotFound,
  settingDuplicate,
  settingInvalid,
  settingMissing,
  settingsNotUtf8,
  settingUnknown,
} from './settings-diagnostics.ts';
import {
  packageManagers,
  settingDefinitions,
  settingsFileName,
  type Int64Type,
  type PackageManager,
  type SettingDefinition,
  type Settings,
  type WrittenSetting,
} from './settings.ts';

/** Settings as found; `value` is undefined after an error. */
export interface FoundSettings {
  readonly value: Settings | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Of the settings file, for code frames. */
  readonly source: Source;
}

/** The folder of the project that `folder` is in: the nearest one upwards with an `apigen.json`. */
export async function findProject(files: FileSystem, folder: string): Promise<string | Diagnostic> {
  const found = await findUpwards(files, folder, settingsFileName, 'file');
  return found ?? report(projectNotFound, { path: folder });
}

/** Reads and checks the settings of the project at `root`; every mistake is reported at its place. */
export async function readSettings(files: FileSystem, root: string): Promise<FoundSettings> {
  const bytes = await files.read(joinPath(root, settingsFileName));
  let source: Source;
  try {
    source = createSource(settingsFileName, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const diagnostics = [report(settingsNotUtf8, { path: settingsFileName })];
    return { value: undefined, diagnostics, source: createSource(settingsFileName, '') };
  }
  const document = parseJson(source);
  if (!('kind' in document)) return { value: undefined, diagnostics: [document], source };
  const { value, diagnostics } = checkSettings(document);
  if (value === undefined) return { value, diagnostics, source };
  // However it is written, "./api/user.api" too: the path stands in what is generated.
  const contract = relativePath(root, resolvePath(root, value.contract));
  return { value: { ...value, contract }, diagnostics, source };
}

type SettingValue = string | number | readonly PluginSettings[] | DatabaseSettings | null;

function checkSettings(document: JsonNode): Omit<FoundSettings, 'source'> {
  if (document.kind !== 'object') {
    const place = { span: document.span };
    return {
      value: undefined,
      diagnostics: [report(settingInvalid, { name: settingsFileName, rule: 'an object' }, place)],
    };
  }
  const diagnostics: Diagnostic[] = [];
  const values = new Map<string, SettingValue>();
  const seen = new Set<string>();
  for (const member of document.members) {
    const { name, nameSpan } = member;
    const definition = definitionOf(name);
    if (seen.has(name)) diagnostics.push(report(settingDuplicate, { name }, { span: nameSpan }));
    else if (definition !== undefined) diagnostics.push(...checkMember(member, definition, values));
    else if (name !== '$schema') diagnostics.push(unknownSetting(member));
    seen.add(name);
  }
  const { span } = document;
  for (const [name, definition] of Object.entries(settingDefinitions)) {
    if (!('fallback' in definition) && !document.members.some((member) => member.name === name)) {
      const place = { span: { ...span, end: span.start + 1 } };
      diagnostics.push(report(settingMissing, { name, summary: definition.summary }, place));
    }
  }
  return { value: hasErrors(diagnostics) ? undefined : toSettings(values), diagnostics };
}

function definitionOf(name: string): SettingDefinition | undefined {
  return new Map<string, SettingDefinition>(Object.entries(settingDefinitions)).get(name);
}

function unknownSetting({ name, nameSpan }: JsonMember): Diagnostic {
  const suggestion = didYouMean(name, Object.keys(settingDefinitions));
  return report(settingUnknown, { name, suggestion }, { span: nameSpan });
}

function checkMember(
  member: JsonMember,
  definition: SettingDefinition,
  values: Map<string, SettingValue>,
): Diagnostic[] {
  const { name, value } = member;
  if (definition.kind === 'plugins') return checkPlugins(member, values);
  if (definition.kind === 'database') return checkDatabase(member, values);
  const scalar = value.kind === 'scalar' ? value.value : undefined;
  const rule = ruleBroken(scalar, definition);
  if (rule !== undefined) return [report(settingInvalid, { name, rule }, { span: value.span })];
  if (typeof scalar === 'string' || typeof scalar === 'number') values.set(name, scalar);
  return [];
}

function checkPlugins({ name, value }: JsonMember, values: Map<string, SettingValue>): Diagnostic[] {
  const read = readPluginSettings(value);
  if (isProblem(read)) return read.map(reportProblem);
  values.set(name, read);
  return [];
}

function checkDatabase({ name, value }: JsonMember, values: Map<string, SettingValue>): Diagnostic[] {
  const { value: read, problems } = readDatabaseSettings(value);
  if (read !== undefined) values.set(name, read);
  return problems.map(reportProblem);
}

function reportProblem({ name, rule, span }: SettingProblem): Diagnostic {
  return report(settingInvalid, { name, rule }, { span });
}

/** What the value must be, where it is something else. */
function ruleBroken(
  value: string | number | boolean | null | undefined,
  definition: Exclude<SettingDefinition, { kind: 'plugins' | 'database' }>,
): string | undefined {
  switch (definition.kind) {
    case 'text':
      if (typeof value === 'string' && (definition.pattern?.test(value) ?? true)) return undefined;
      return definition.rule ?? 'a text';
    case 'port':
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 65_535)
        return undefined;
      return 'a port number from 0 to 65535';
    case 'choice':
      if (typeof value === 'string' && definition.choices.includes(value)) return undefined;
      return `one of ${quotedList(definition.choices)}`;
  }
}

function toSettings(values: ReadonlyMap<string, SettingValue>): Settings {
  const plugins = values.get('plugins');
  const database = values.get('database');
  const text = (name: WrittenSetting): string => {
    const value = values.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    contract: text('contract'),
    name: text('name'),
    port: Number(values.get('port') ?? fallback('port')),
    adminPort: Number(values.get('adminPort') ?? fallback('adminPort')),
    packageManager: toPackageManager(text('packageManager')),
    int64: toInt64Type(text('int64')),
    ...(isPluginList(plugins) && plugins.length > 0 ? { plugins } : {}),
    ...(isDatabase(database) ? { database } : {}),
  };
}

function isPluginList(value: SettingValue | undefined): value is readonly PluginSettings[] {
  return Array.isArray(value);
}

function isDatabase(value: SettingValue | undefined): value is DatabaseSettings {
  return typeof value === 'object' && value !== null && 'dialect' in value;
}

/** The package manager of that name; anything else is npm. */
export function toPackageManager(name: string): PackageManager {
  return packageManagers.find((manager) => manager === name) ?? 'npm';
}

/** What 64-bit integers are, by that name; anything else is `number`. */
export function toInt64Type(name: string): Int64Type {
  return int64Types.find((type) => type === name) ?? 'number';
}

function fallback(name: WrittenSetting): SettingValue {
  const definition = settingDefinitions[name];
  return 'fallback' in definition ? definition.fallback : '';
}
