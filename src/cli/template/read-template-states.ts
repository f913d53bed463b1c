import { hashText } from '../../base/hash.ts';
import { ownTemplateBasePath, readOrigin, withoutOrigin } from '../../render/own-template.ts';
import { readTemplate } from '../../render/template-files.ts';
import type { Services } from '../command.ts';
import { openRenderer } from '../project/open-renderer.ts';
import type { OpenProject } from '../project/project.ts';
import type { TemplateState } from './template-state.ts';

/** All templates: those that apigen has, and those of the project. */
export async function readTemplateStates(
  { root, settings }: OpenProject,
  { host, packageRoot }: Services,
): Promise<readonly TemplateState[]> {
  const { templates: builtIn } = await openRenderer(host.files, packageRoot);
  const own = new Map(Object.entries(settings.templates ?? {}));
  const states: TemplateState[] = [];
  for (const name of [...new Set([...builtIn, ...own.keys()])].toSorted()) {
    const text = own.get(name);
    const origin = text === undefined ? undefined : readOrigin(text);
    const base = origin === undefined ? undefined : await readBase(host.files, root, name);
    states.push({
      name,
      builtIn: builtIn.includes(name) ? await readTemplate(host.files, packageRoot, name) : undefined,
      own: text === undefined ? undefined : withoutOrigin(text),
      base: base !== undefined && hashText(base) === origin?.base ? base : undefined,
      view: origin?.view,
    });
  }
  return states;
}

async function readBase(
  files: Services['host']['files'],
  root: string,
  name: string,
): Promise<string | undefined> {
  const path = `${root}/${ownTemplateBasePath(name)}`;
  if ((await files.kind(path)) !== 'file') return undefined;
  return new TextDecoder().decode(await files.read(path)).replaceAll('\r\n', '\n');
}
