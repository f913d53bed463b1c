import { defineDiagnostic } from '../../diagnostics/definition.ts';
import type { Program } from '../program.ts';
import { reachableNames } from '../reachable.ts';
import { spanOf, type Rule } from '../rule.ts';

const unusedType = defineDiagnostic({
  code: 'unused-type',
  severity: 'hint',
  message: 'The type "{name}" is used by no route.',
  explanation:
    'It is generated all the same, so that your own code may use it, and another contract may import it. Remove it if nothing uses it.',
  example: {
    wrong: 'type Old {\n\tId string\n}\nservice user {\n\t@handler ping\n\tget /ping\n}\n',
    right: 'service user {\n\t@handler ping\n\tget /ping\n}\n',
  },
});

const unusedImport = defineDiagnostic({
  code: 'unused-import',
  severity: 'warning',
  message: 'Nothing of the imported file "{path}" is used.',
  explanation:
    'Neither the file nor what it imports declares a route or a type that a route or another type uses. Remove the import.',
});

/** What is declared or imported is used. */
export const unusedTypeRule: Rule = {
  code: unusedType.code,
  definitions: [unusedType, unusedImport],
  create: ({ report, symbols, program }) => {
    const { inputs, outputs } = reachableNames(symbols);
    const isUsed = (name: string): boolean => inputs.has(name) || outputs.has(name);
    const usedFiles = new Set(symbols.services.map((service) => service.file.source.path));
    for (const { name, file } of symbols.types.values()) if (isUsed(name)) usedFiles.add(file);
    const contributing = withImporters(usedFiles, program);
    return {
      declaration: ({ name, node, file }) => {
        if (isUsed(name) || symbols.routes.length === 0) return;
        report(
          unusedType,
          { name },
          {
            span: spanOf(file, node.name),
            hint: 'Remove it if neither your code nor another contract uses it.',
          },
        );
      },
      file: ({ imports, source }) => {
        if (symbols.routes.length === 0) return;
        for (const { node, target } of imports) {
          if (target === null || contributing.has(target)) continue;
          report(
            unusedImport,
            { path: node.text },
            { span: spanOf(source.path, node), hint: 'Remove the import.' },
          );
        }
      },
    };
  },
};

/** Files, and those that import them, through other files too. */
function withImporters(files: ReadonlySet<string>, program: Program): ReadonlySet<string> {
  const imports = program.files.flatMap((file) =>
    file.imports.map(({ target }) => ({ target, importer: file.source.path })),
  );
  const byTarget = Map.groupBy(imports, ({ target }) => target);
  const found = new Set(files);
  // The set grows while it is read.
  for (const path of found) for (const { importer } of byTarget.get(path) ?? []) found.add(importer);
  return found;
}
