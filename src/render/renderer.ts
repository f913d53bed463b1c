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
  /** The names of the runtime's modules and their sizes in bytes, in the order in which a file of their own has them. */
  readonly runtime: readonly (readonly [name: string, size: number])[];
}

/**
 * A renderer over precompiled templates, which needs no template compiler, and over the bytes of the runtime's modules.
 * Without those its modules have names, but no text.
 */
export async function precompiledRenderer(
  { templates, assets, runtime }: PrecompiledTemplates,
  bytes: Uint8Array | undefined,
): Promise<Renderer> {
  const texts = new Map<string, () => string>();
  for (const [name, text] of Object.entries(assets)) texts.set(name, () => text);
  const decoder = new TextDecoder();
  let start = 0;
  for (const [name, size] of runtime) {
    const end = start + size;
    const part = bytes?.subarray(start, end);
    texts.set(name, () => decoder.decode(part));
    start = end;
  }
  return rendererOf(new Map(Object.entries(templates)), await createRuntimeEngine(), texts);
}

/** A renderer over `templates/` and `src/runtime/`, which are read and compiled. */
export async function loadRenderer(files: ReadableFiles, packageRoot: string): Promise<Renderer> {
  const [compile, { templates, assets }] = await Promise.all([
    createCompilerEngine(),
    readTemplateFiles(files, packageRoot),
  ]);
  const texts = [...assets].map(([name, text]): [string, () => string] => [name, () => text]);
  return rendererOf(templates, compile, new Map(texts));
}

function rendererOf<Source>(
  templates: ReadonlyMap<string, Source>,
  instantiate: (source: Source) => TemplateFunction,
  assets: ReadonlyMap<string, () => string>,
): Renderer {
  const ready = new Map<string, TemplateFunction>();
  return {
    render: (template, view) => {
      const known = ready.get(template) ?? instantiate(found(templates, template, 'template'));
      ready.set(template, known);
      return known(view);
    },
    asset: (path) => found(assets, path, 'asset')(),
    assets: [...assets.keys()],
    templates: [...templates.keys()],
  };
}

function found<Value>(map: ReadonlyMap<string, Value>, name: string, what: string): Value {
  const value = map.get(name);
  if (value === undefined) throw new Error(`There is no ${what} "${name}"; this is a bug in apigen.`);
  return value;
}
