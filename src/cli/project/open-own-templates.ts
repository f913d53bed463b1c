import { hashText } from '../../base/hash.ts';
import { createSource, type Source } from '../../base/source.ts';
import { didYouMean } from '../../base/suggest.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { ownTemplatePath, readOrigin, viewContract } from '../../render/own-template.ts';
import { overrideTemplates, type OwnRenderer } from '../../render/own-renderer.ts';
import { readTemplate } from '../../render/template-files.ts';
import type { TemplateProblem } from '../../render/template-problem.ts';
import type { Services } from '../command.ts';
import type { Formatter } from './formatter.ts';
import { openRenderer } from './open-renderer.ts';

/** A project's own template that cannot be filled. */
export const templateBroken = defineDiagnostic({
  code: 'template-broken',
  severity: 'error',
  message: 'The template "{path}" cannot be used: {problem}. Mend it, or delete it to have the built-in one.',
  explanation:
    'A template of the project\'s own stands in ".apigen/templates" and replaces the built-in one of the same path. It may use Handlebars\' "if", "each", "unless" and "with", the fields of its view, and the functions that the built-in templates use. Nothing was written.',
});

/** An own template for which nothing ever asks. */
export const templateUnknown = defineDiagnostic({
  code: 'template-unknown',
  severity: 'warning',
  message: 'No built-in template has the path of "{path}", so nothing uses it.{suggestion}',
  explanation:
    'A template of the project\'s own replaces the built-in one of the same path; "apigen template list" shows all of them. A later apigen may have moved or dropped the one it was made from.',
});

/** An own template that was written for other fields. */
export const templateViewChanged = defineDiagnostic({
  code: 'template-view-changed',
  severity: 'warning',
  message:
    'The template "{path}" was written for version {written} of the fields that templates are filled with, but this apigen has version {current}. See "apigen template diff {name}", then set the version in its first line.',
  explanation:
    'When a field that templates use changes its meaning, the version is raised, because a template could otherwise print something wrong without any error.',
});

/** An own template whose built-in original is another one by now. */
export const templateOutdated = defineDiagnostic({
  code: 'template-outdated',
  severity: 'hint',
  message:
    'The built-in template that "{path}" was made from has changed since. See what changed with "apigen template diff {name}".',
  explanation:
    'A template of the project\'s own does not follow the built-in one: what was mended or added there is missing here until it is taken over by hand. "apigen template init <template> --rebase" then records that it was.',
});

/** The renderer of a project with templates of its own. */
export interface OwnTemplates {
  readonly renderer: OwnRenderer;
  /** What is to be said about the templates once everything is rendered, with their texts by path. */
  readonly report: () => Promise<{
    readonly diagnostics: readonly Diagnostic[];
    readonly sources: ReadonlyMap<string, Source>;
  }>;
}

/** Puts the project's own templates in front of the built-in ones. */
export async function openOwnTemplates(
  templates: Readonly<Record<string, string>>,
  { host, packageRoot }: Pick<Services, 'host' | 'packageRoot'>,
  formatCode?: Formatter['format'],
): Promise<OwnTemplates> {
  const builtIn = await openRenderer(host.files, packageRoot);
  const own = new Map(Object.entries(templates));
  const renderer = await overrideTemplates(builtIn, own, formatCode);
  const sources = new Map(
    [...own].map(([name, text]) => [ownTemplatePath(name), createSource(ownTemplatePath(name), text)]),
  );
  return {
    renderer,
    report: async () => {
      const diagnostics = renderer.problems().map((problem) => toDiagnostic(problem, sources));
      for (const [name, text] of own) {
        const finding = builtIn.templates.includes(name)
          ? ageOf(name, text, await readTemplate(host.files, packageRoot, name))
          : report(templateUnknown, unknownParameters(name, builtIn.templates));
        if (finding !== undefined) diagnostics.push(finding);
      }
      return { diagnostics, sources };
    },
  };
}

/** Whether the built-in template, or what it is filled with, has moved on under an own one. */
function ageOf(name: string, text: string, builtIn: string): Diagnostic | undefined {
  const origin = readOrigin(text);
  const path = ownTemplatePath(name);
  if (origin === undefined) return undefined;
  if (origin.view !== viewContract)
    return report(templateViewChanged, { path, name, written: origin.view, current: viewContract });
  return origin.base === hashText(builtIn) ? undefined : report(templateOutdated, { path, name });
}

function unknownParameters(
  name: string,
  known: readonly string[],
): { readonly path: string; readonly suggestion: string } {
  return { path: ownTemplatePath(name), suggestion: didYouMean(name, known) };
}

function toDiagnostic(
  { template, message, line, column, length }: TemplateProblem,
  sources: ReadonlyMap<string, Source>,
): Diagnostic {
  const file = ownTemplatePath(template);
  const start = (sources.get(file)?.lineStarts[line - 1] ?? 0) + column;
  return report(
    templateBroken,
    { path: file, problem: message },
    { span: { file, start, end: start + length } },
  );
}
