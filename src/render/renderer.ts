import {
  createCompilerEngine,
  createRuntimeEngine,
  type TemplateFunction,
  type TemplateSpecification,
} from './engine.ts';
import { readTemplateFiles, type ReadableFiles } from './template-files.ts';

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
  /** The names of the runtime's modules, whose texts stand in a file of their own. */
  readonly runtime: readonly string[];
}

/** A renderer over precompiled templates, which needs no template compiler; `textOf` gives the text of a module of the runtime. */
export async function precompiledRenderer(
  { templates, assets, runtime }: PrecompiledTemplates,
  textOf: (module: string) => string,
): Promise<Renderer> {
  const modules = runtime.map((name): [string, string] => [name, textOf(name)]);
  return rendererOf(
    new Map(Object.entries(templates)),
    await createRuntimeEngine(),
    new Map([...Object.entries(assets), ...modules]),
  );
}

/** A renderer over `templates/` and `src/runtime/`, which are read and compiled. */
export async function loadRenderer(files: ReadableFiles, packageRoot: string): Promise<Renderer> {
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
