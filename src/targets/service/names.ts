import {
  camelCase,
  capitalize,
  kebabCase,
  pascalCase,
  safeIdentifier,
  safeTypeName,
} from '../../base/naming.ts';

/** Names that Windows gives to devices, with any extension. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** A file's name without extension: kebab-case, never empty, no device of Windows. */
export function fileStem(name: string): string {
  const stem = kebabCase(name);
  if (stem === '') return '_';
  return deviceName.test(stem) ? `${stem}_` : stem;
}

/** The folder of a group, each segment in kebab-case; empty for the group without a name. */
export function groupFolder(group: string): string {
  return group
    .split('/')
    .filter((segment) => segment !== '')
    .map(fileStem)
    .join('/');
}

/** A declared type in TypeScript: as in the contract, with a capital letter in front. */
export function typeName(name: string): string {
  return safeTypeName(capitalize(safeIdentifier(name)));
}

/** A value (function, constant) in TypeScript. */
export function valueName(name: string): string {
  return safeIdentifier(camelCase(name));
}

/** A type that apigen names itself (the function type of a route). */
export function madeTypeName(name: string): string {
  return safeTypeName(pascalCase(name));
}
