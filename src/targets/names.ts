import { isDeviceName } from '../base/device-name.ts';
import {
  camelCase,
  capitalize,
  kebabCase,
  pascalCase,
  safeIdentifier,
  safeTypeName,
} from '../base/naming.ts';

/** A file's name without extension: kebab-case, never empty, no device of Windows. */
export function fileStem(name: string): string {
  const stem = kebabCase(name);
  if (stem === '') return '_';
  return isDeviceName(stem) ? `${stem}_` : stem;
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
  return safeTypeName(capitalize(safeIdentifier(knownLetters(name))));
}

/** A value (function, constant) in TypeScript. */
export function valueName(name: string): string {
  return safeIdentifier(camelCase(knownLetters(name)));
}

/** A type that apigen names itself (the function type of a route). */
export function madeTypeName(name: string): string {
  return safeTypeName(pascalCase(knownLetters(name)));
}

/**
 * Letters that every compiler knows: Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai, Japanese, Chinese and
 * Korean as they have been for a decade. Which others may stand in an identifier depends on the compiler's version.
 */
export function knownLetters(name: string): string {
  if (/^[\x00-\x7f]*$/.test(name)) return name;
  return name
    .normalize('NFC')
    .replaceAll(
      /[^\u0000-\u007f\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u05d0-\u05ea\u0620-\u06d3\u0900-\u097f\u0e01-\u0e4e\u1e00-\u1eff\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fd5\uac00-\ud7a3]/gu,
      '_',
    );
}
