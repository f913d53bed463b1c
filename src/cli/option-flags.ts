import { kebabCase } from '../base/naming.ts';
import type { OptionDefinition } from './command.ts';

/** How an option is written: `--dry-run`, `--port <number>`. */
export function optionFlags({ name, value }: OptionDefinition): string {
  return value === undefined ? `--${kebabCase(name)}` : `--${kebabCase(name)} <${value}>`;
}
