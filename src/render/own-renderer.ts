import { blameLine } from './blame-line.ts';
import { createTemplateChecker, type TemplateChecker, type TemplateFunction } from './engine.ts';
import { refuseUnknownFields } from './known-fields.ts';
import { prettify } from './prettify.ts';
import type { Renderer } from './renderer.ts';
import type { TemplateProblem } from './template-problem.ts';

/** A renderer in which a project's own templates stand in front of the built-in ones. */
export interface OwnRenderer extends Renderer {
  /** Everything that is wrong with them: what reading them showed, then what filling them did. Each place once. */
  readonly problems: () => readonly TemplateProblem[];
  /**
   * What an own template printed as it is to be written, TypeScript formatted; undefined for what a built-in one
   * printed. Never throws: see `problems`.
   */
  readonly format: (path: string, content: string) => Promise<string | undefined>;
}

/**
 * Puts templates of a project's own in front of the built-in ones. A broken one never throws: it is remembered, and the
 * built-in one is rendered in its place, so that one run finds all that is wrong. `formatCode` formats TypeScript and
 * throws for what is none.
 */
export async function overrideTemplates(
  builtIn: Renderer,
  own: ReadonlyMap<string, string>,
  formatCode: (code: string) => Promise<string> = prettify,
): Promise<OwnRenderer> {
  const checker = await createTemplateChecker();
  const problems = new Map<string, TemplateProblem>();
  const rendered = new Map<string, string>();
  const add = (problem: TemplateProblem): void => {
    problems.set(`${problem.template}:${problem.line}:${problem.message}`, problem);
  };
  const ready = compileAll(own, checker, add);
  const unfit = new Set<string>();
  return {
    ...builtIn,
    render: (name, view) => {
      const template = ready.get(name);
      if (template === undefined) return builtIn.render(name, view);
      try {
        const text = template(refuseUnknownFields(view));
        rendered.set(text, name);
        return text;
      } catch (error) {
        add({ template: name, ...checker.describe(error, own.get(name) ?? '') });
        return builtIn.render(name, view);
      }
    },
    problems: () => [...problems.values()],
    format: async (path, content) => {
      const template = rendered.get(content);
      if (template === undefined) return undefined;
      if (!path.endsWith('.ts')) return content;
      try {
        return await formatCode(content);
      } catch (error) {
        // What is wrong with one file that a template prints is wrong with all of them.
        if (!unfit.has(template)) add(notTypeScript(template, own.get(template) ?? '', path, content, error));
        unfit.add(template);
        return content;
      }
    },
  };
}

function notTypeScript(
  template: string,
  text: string,
  path: string,
  printed: string,
  error: unknown,
): TemplateProblem {
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
  const printedLine = Number(/\((\d+):\d+\)$/.exec(reason)?.[1] ?? 0);
  const line = blameLine(text, printed, printedLine);
  return {
    template,
    message: `what it prints for "${path}" is not TypeScript, ${reason.replace(/\.?( \(|$)/, '$1')}`,
    line,
    column: 0,
    length: (text.split('\n')[line - 1] ?? '').length,
  };
}

function compileAll(
  own: ReadonlyMap<string, string>,
  checker: TemplateChecker,
  add: (problem: TemplateProblem) => void,
): ReadonlyMap<string, TemplateFunction> {
  const ready = new Map<string, TemplateFunction>();
  for (const [template, text] of own) {
    try {
      ready.set(template, checker.compile(text));
    } catch (error) {
      add({ template, ...checker.describe(error, text) });
    }
  }
  return ready;
}
