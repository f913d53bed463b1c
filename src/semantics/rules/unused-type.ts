import { defineDiagnostic } from '../../diagnostics/definition.ts';
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
    const byPath = new Map(program.files.map((file) => [file.source.path, file]));
    const contributes = (path: string): boolean => {
      const seen = new Set<string>();
      const stack = [path];
      for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
        if (seen.has(next)) continue;
        if (usedFiles.has(next)) return true;
        seen.add(next);
        for (const { target } of byPath.get(next)?.imports ?? []) if (target !== null) stack.push(target);
      }
      return false;
    };
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
          if (target === null || contributes(target)) continue;
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
