import { defineCommand } from '../command.ts';

/** `apigen explain`: the page of a diagnostic, derived from its definition. */
export const explainCommand = defineCommand({
  name: 'explain',
  group: 'Learn',
  summary: 'Explain a message by its code; without a code, list them all',
  arguments: [{ name: 'code', summary: 'The code in brackets, such as unknown-type', isOptional: true }],
  options: [],
  examples: [
    { command: 'apigen explain unknown-type', meaning: 'why it is reported and how to mend it' },
    { command: 'apigen explain', meaning: 'every code with its message' },
  ],
  run: async ({ arguments: { code } }) => {
    const { explainCode } = await import('../explain-code.ts');
    const { allDiagnostics } = await import('../cli-diagnostics.ts');
    return explainCode(code, allDiagnostics);
  },
});
