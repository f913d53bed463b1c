import type { ArgumentDefinition } from './command.ts';

/** An argument as a command line shows it: `<contract>`, `[directory]`, `[files...]`. */
export function argumentUsage({ name, isOptional = false, isRepeated = false }: ArgumentDefinition): string {
  if (isRepeated) return `[${name}...]`;
  return isOptional ? `[${name}]` : `<${name}>`;
}
