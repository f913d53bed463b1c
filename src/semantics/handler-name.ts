import { kebabCase, pascalCase } from '../base/naming.ts';

/** What every handler is called anyway. */
export const handlerSuffix = /(?:[Hh]andler|Logic)$/;

/** The name of the generated function without what every handler is called anyway: `getUserHandler` gives `GetUser`. */
export function handlerBaseName(handler: string): string {
  const base = handler.replace(handlerSuffix, '');
  return pascalCase(base === '' ? handler : base);
}

/** Two handlers of one folder with the same key would be one file. */
export function handlerFileKey(handler: string): string {
  return kebabCase(handlerBaseName(handler));
}
