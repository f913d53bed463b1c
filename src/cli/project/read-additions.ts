import { hashBytes } from '../../base/hash.ts';
import { isAbsolutePath, resolvePath, isInside, relativePath } from '../../base/path.ts';
import type { PluginSettings } from '../../config/plugin-settings.ts';
import type { Settings } from '../../config/settings.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Checked } from '../../diagnostics/result.ts';
import { snapshotPath } from '../../database/snapshot/snapshot-path.ts';
import type { EntryKind, FileSystem } from '../../host/ports.ts';
import { realKind } from '../../host/real-kind.ts';
import { ownTemplateFolder } from '../../render/own-template.ts';
import { readOwnTemplates, type UnreadableTemplate } from '../../render/read-own-templates.ts';

/** A template of the project's own that is no text. */
export const templateNotUtf8 = defineDiagnostic({
  code: 'template-not-utf8',
  severity: 'error',
  message: 'The template "{path}" is not UTF-8 text. Save it as UTF-8.',
  explanation: 'Templates are read as UTF-8; any other encoding would be misread silently.',
});

/** What stands in the place of a template, or of their folder, is something else. */
export const templateBlocked = defineDiagnostic({
  code: 'template-blocked',
  severity: 'error',
  message: 'No template can be read from "{path}", which is {kind}. Put {wanted} there, or delete it.',
  explanation:
    'Whatever stands in ".apigen/templates" and ends in ".hbs" is meant to replace a built-in template. Links are followed, so that several services can share templates, and those that lead nowhere are reported: without a word the built-in template would be back.',
});

/** What a plugin reads is a folder. */
export const pluginInputFolder = defineDiagnostic({
  code: 'plugin-input-folder',
  severity: 'error',
  message:
    'The input "{path}" of the plugin "{name}" is a folder. Name the files in it that the plugin reads, one by one.',
  explanation:
    'Before it says that there is nothing to do, "apigen generate" compares the files that plugins read. A folder may hold what is generated, so it cannot tell which files in it count.',
});

type Additions = Pick<Settings, 'templates' | 'pluginFiles' | 'databaseSnapshot'>;

/**
 * What a project adds to its settings: templates of its own, and the files that its plugins are made of. They decide the
 * output like settings do, so they are part of what `apigen generate` compares before it says that there is nothing to do.
 */
export async function readAdditions(
  files: FileSystem,
  root: string,
  { plugins = [], database }: Settings,
): Promise<Checked<Additions>> {
  const { texts, unreadable } = await readOwnTemplates(files, root);
  const diagnostics = [...unreadable.map(toDiagnostic), ...(await findFolders(files, root, plugins))];
  const pluginFiles = await hashFiles(files, root, [
    ...new Set(plugins.flatMap((plugin) => filesOf(plugin, root))),
  ]);
  const value = {
    ...(texts.size === 0 ? {} : { templates: Object.fromEntries(texts) }),
    ...(plugins.length === 0 ? {} : { pluginFiles }),
    ...(database === undefined ? {} : await readDatabaseSnapshot(files, root)),
  };
  return { value, diagnostics };
}

function toDiagnostic({ path, kind }: UnreadableTemplate): Diagnostic {
  const isFolder = path === ownTemplateFolder;
  if (kind === 'file' && !isFolder) return report(templateNotUtf8, { path });
  return report(templateBlocked, { path, kind: named(kind), wanted: isFolder ? 'a folder' : 'a file' });
}

function named(kind: EntryKind | undefined): string {
  if (kind === undefined) return 'a link that leads nowhere';
  if (kind === 'directory') return 'a folder';
  return kind === 'file' ? 'a file' : 'neither a file nor a folder';
}

/** Whether it is a snapshot, and what is wrong if not, is found when models are made of it. */
async function readDatabaseSnapshot(
  files: FileSystem,
  root: string,
): Promise<Pick<Additions, 'databaseSnapshot'>> {
  const path = `${root}/${snapshotPath}`;
  if ((await files.kind(path)) !== 'file') return {};
  return { databaseSnapshot: new TextDecoder().decode(await files.read(path)).replaceAll('\r\n', '\n') };
}

/** The files of the project that a plugin can be made of: its module, any argument that names one, and what it says it reads. */
function filesOf({ run, inputs }: PluginSettings, root: string): string[] {
  const named = run.kind === 'command' ? run.command : moduleFiles(run.module);
  return [...named, ...inputs]
    .filter((path) => !isAbsolutePath(path))
    .map((path) => resolvePath(root, path.replaceAll('\\', '/')))
    .filter((path) => isInside(root, path) && path !== root)
    .map((path) => relativePath(root, path));
}

async function findFolders(
  files: FileSystem,
  root: string,
  plugins: readonly PluginSettings[],
): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const { name, inputs } of plugins)
    for (const path of inputs)
      if ((await realKind(files, resolvePath(root, path))) === 'directory')
        found.push(report(pluginInputFolder, { path, name }));
  return found;
}

/** A module is a file of the project, or a package: the version that is installed stands in its `package.json`. */
function moduleFiles(module: string): string[] {
  if (module.startsWith('.')) return [module];
  const name = module.split('/').slice(0, module.startsWith('@') ? 2 : 1);
  return [`node_modules/${name.join('/')}/package.json`];
}

async function hashFiles(
  files: FileSystem,
  root: string,
  paths: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const hashes: [string, string][] = [];
  for (const path of paths) {
    const whole = `${root}/${path}`;
    if ((await realKind(files, whole)) === 'file') hashes.push([path, hashBytes(await files.read(whole))]);
  }
  return Object.fromEntries(hashes);
}
