import type Handlebars from 'handlebars';
import { describeTemplateError, type TemplateName } from './describe-template-error.ts';
import type { TemplateProblem } from './template-problem.ts';
import { refuseForeignParts } from './foreign-parts.ts';
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
  // Handlebars' own "log" would print to the terminal.
  knownHelpers: {
    ...Object.fromEntries(Object.keys(templateFunctions).map((name) => [name, true])),
    log: false,
  },
  preventIndent: true,
} as const;

/** Handlebars without its compiler: all that precompiled templates need. */
export async function createRuntimeEngine(): Promise<(spec: TemplateSpecification) => TemplateFunction> {
  const module: unknown = await import('handlebars/runtime.js');
  const { default: runtime } = module as { default: typeof Handlebars }; // The package types its runtime as empty.
  const engine = runtime.create();
  registerHelpers(engine);
  return (spec) => setUpOnce(engine.template(spec) as SettableTemplate); // see its type
}

/** What Handlebars makes of a template; its types leave out the step that it takes in front of every text that it prints. */
type SettableTemplate = TemplateFunction & { _setup: (options: object) => void };

const nothing = (): void => undefined;

/** Wrapping all helpers anew takes Handlebars longer than printing a small file, and they stay what they are. */
function setUpOnce(template: SettableTemplate): TemplateFunction {
  return (view) => {
    const text = template(view);
    template._setup = nothing;
    return text;
  };
}

/** Templates by their text: one process often generates many times, from the same templates. */
const compiled = new Map<string, TemplateFunction>();
const mostCompiled = 1000;

/** Handlebars with its compiler: for templates read from source, and for a project's own. */
export async function createCompilerEngine(): Promise<(source: string) => TemplateFunction> {
  const { default: handlebars } = await import('handlebars');
  const engine = handlebars.create();
  registerHelpers(engine);
  return (source) => {
    const template = compiled.get(source) ?? engine.compile(source, compileOptions);
    // The bound is for processes that live long.
    if (compiled.size >= mostCompiled) compiled.clear();
    compiled.set(source, template);
    return template;
  };
}

/** Compiles templates of strangers, and says what is wrong with them. */
export interface TemplateChecker {
  /** Throws at once for what is wrong without any view. */
  readonly compile: (source: string) => TemplateFunction;
  /** What an error that compiling or filling the template threw means. */
  readonly describe: (error: unknown, source: string) => Omit<TemplateProblem, 'template'>;
}

/** The compiler for a project's own templates. */
export async function createTemplateChecker(): Promise<TemplateChecker> {
  const { default: handlebars } = await import('handlebars');
  const compile = await createCompilerEngine();
  return {
    compile: (source) => {
      refuseForeignParts(handlebars.parse(source));
      // "compile" itself waits for the first view.
      handlebars.precompile(source, compileOptions);
      return compile(source);
    },
    describe: (error, source) =>
      describeTemplateError(error, (name) => findName(handlebars.parse(source), name)),
  };
}

/** The first place where a template asks for a name. */
function findName(node: unknown, name: string): TemplateName | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const { type, parts, loc } = node as Partial<hbs.AST.PathExpression>; // any node of the tree; the fields are checked
  if (type === 'PathExpression' && loc !== undefined && parts?.includes(name) === true)
    return { name, line: loc.start.line, column: loc.start.column };
  for (const child of Object.values(node)) {
    const found = findName(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the compiler makes of a template, an object literal in JavaScript when printed. */
export type TemplateSpecification = ReturnType<typeof Handlebars.precompile>;

function registerHelpers(engine: Pick<typeof Handlebars, 'registerHelper'>): void {
  for (const [name, helper] of Object.entries(templateFunctions)) {
    engine.registerHelper(name, (value: unknown) => helper(value));
  }
}
