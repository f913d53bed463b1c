import { kebabCase, pascalCase } from '../base/naming.ts';

/** The name of the generated function without what every handler is called anyway: `getUserHandler` gives `GetUser`. */
export function handlerBaseName(handler: string): string {
  const base = handler.replace(/(?:[Hh]andler|Logic)$/, '');
  return pascalCase(base === '' ? handler : base);
}

/** Two handlers of one folder with the same key would be one file. */
export function handlerFileKey(handler: string): string {
  return kebabCase(handlerBaseName(handler));
}
