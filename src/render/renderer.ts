import {
  createCompilerEngine,
  createRuntimeEngine,
  type TemplateFunction,
  type TemplateSpecification,
} from './engine.ts';
import { readTemplateFiles, type ReadableFiles } from './template-files.ts';

/** Set by the build of the shipped package: there templates come precompiled, in source they are read and compiled. */
declare const APIGEN_BUNDLED: boolean | undefined;

/** Fills templates and gives the files that are copied as they are. */
export interface Renderer {
  /** Renders `templates/<template>.hbs`. A field that the view lacks throws: views and templates are ours. */
  readonly render: (template: string, view: object) => string;
  /** The text of `runtime/<name>.ts` or `versions/package.json`. */
  readonly asset: (path: string) => string;
  /** Names of all assets, in path order: which runtime modules there are to copy. */
  readonly assets: readonly string[];
  /** Names of all templates: which ones a project can have its own of. */
  readonly templates: readonly string[];
}

/** The module that {@link precompileTemplates} prints. */
export interface PrecompiledTemplates {
  readonly templates: Readonly<Record<string, TemplateSpecification>>;
  readonly assets: Readonly<Record<string, string>>;
}

/** Makes the renderer: from `dist/templates.js` in the shipped package, from `templates/` and `src/runtime/` in source. */
export async function loadRenderer(files: ReadableFiles, packageRoot: string): Promise<Renderer> {
  return typeof APIGEN_BUNDLED !== 'undefined' && APIGEN_BUNDLED
    ? precompiledRenderer(await importPrecompiled())
    : sourceRenderer(files, packageRoot);
}

/** A renderer over precompiled templates; needs no template compiler and no files. */
export async function precompiledRenderer(precompiled: PrecompiledTemplates): Promise<Renderer> {
  const instantiate = await createRuntimeEngine();
  const templates = new Map(Object.entries(precompiled.templates));
  return rendererOf(templates, instantiate, new Map(Object.entries(precompiled.assets)));
}

async function sourceRenderer(files: ReadableFiles, packageRoot: string): Promise<Renderer> {
  const [compile, { templates, assets }] = await Promise.all([
    createCompilerEngine(),
    readTemplateFiles(files, packageRoot),
  ]);
  return rendererOf(templates, compile, assets);
}

function rendererOf<Source>(
  templates: ReadonlyMap<string, Source>,
  instantiate: (source: Source) => TemplateFunction,
  assets: ReadonlyMap<string, string>,
): Renderer {
  const ready = new Map<string, TemplateFunction>();
  return {
    render: (template, view) => {
      const known = ready.get(template) ?? instantiate(found(templates, template, 'template'));
      ready.set(template, known);
      return known(view);
    },
    asset: (path) => found(assets, path, 'asset'),
    assets: [...assets.keys()],
    templates: [...templates.keys()],
  };
}

function found<Value>(map: ReadonlyMap<string, Value>, name: string, what: string): Value {
  const value = map.get(name);
  if (value === undefined) throw new Error(`There is no ${what} "${name}"; this is a bug in apigen.`);
  return value;
}

async function importPrecompiled(): Promise<PrecompiledTemplates> {
  // The address is computed so that no bundler pulls the module in: it is a file of its own beside the bundle.
  const address = new URL('./templates.js', import.meta.url).href;
  const module: unknown = await import(address);
  return module as PrecompiledTemplates; // Written by precompileTemplates in the same build.
}
