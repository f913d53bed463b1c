import type Handlebars from 'handlebars';
import { templateFunctions } from './template-functions.ts';

/** Fills a template with a view. */
export type TemplateFunction = (view: object) => string;

/**
 * How every template is compiled, at build time and from source: a missing field or an unknown helper throws instead of
 * printing nothing, and no text is turned into HTML entities.
 */
export const compileOptions = {
  strict: true,
  noEscape: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(templateFunctions).map((name) => [name, true])),
  preventIndent: true,
} as const;

/** Handlebars without its compiler: all that precompiled templates need. */
export async function createRuntimeEngine(): Promise<(spec: TemplateSpecification) => TemplateFunction> {
  const module: unknown = await import('handlebars/runtime.js');
  const { default: runtime } = module as { default: typeof Handlebars }; // The package types its runtime as empty.
  const engine = runtime.create();
  registerHelpers(engine);
  return (spec) => engine.template(spec);
}

/** Handlebars with its compiler: for templates read from source, and for a project's own. */
export async function createCompilerEngine(): Promise<(source: string) => TemplateFunction> {
  const { default: handlebars } = await import('handlebars');
  const engine = handlebars.create();
  registerHelpers(engine);
  return (source) => engine.compile(source, compileOptions);
}

/** What the compiler makes of a template, an object literal in JavaScript when printed. */
export type TemplateSpecification = ReturnType<typeof Handlebars.precompile>;

function registerHelpers(engine: Pick<typeof Handlebars, 'registerHelper'>): void {
  for (const [name, helper] of Object.entries(templateFunctions)) {
    engine.registerHelper(name, (value: unknown) => helper(value));
  }
}
