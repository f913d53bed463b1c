import { sortBy } from '../base/order.ts';
import { printImport, relativeImport, type ImportedName } from './print-import.ts';
import { uniqueIdentifiers, type UniqueNames } from './unique-name.ts';

/** The names of one module: what it declares, and what it imports under a name that hides nothing. */
export interface ImportScope {
  /** The name under which something of another module stands here. `from` is a project path or a package. */
  readonly use: (from: string, name: string, kind?: 'type' | 'value') => string;
  /** Takes a name for a declaration of the module itself. */
  readonly declare: (wanted: string) => string;
  /** The import statements, packages first. */
  readonly print: () => readonly string[];
}

/** Opens the scope of the module at `path`, in which `declared` names are taken. */
export function createImportScope(path: string, declared: Iterable<string>): ImportScope {
  const names = uniqueIdentifiers(declared);
  const modules = new Map<string, Map<string, ImportedName>>();
  return {
    use: (from, name, kind = 'value') => {
      const module = modules.get(from) ?? new Map<string, ImportedName>();
      const known = module.get(name);
      if (known !== undefined) return known.as;
      const as = claimImport(names, name, kind);
      modules.set(from, module.set(name, { name, as, isType: kind === 'type' }));
      return as;
    },
    declare: (wanted) => names.claim(wanted),
    print: () =>
      sortBy([...modules], ([from]) => orderOf(from, path)).map(([from, imported]) =>
        printImport([...imported.values()], addressOf(from, path)),
      ),
  };
}

/** A type whose name is taken is told apart by a word, which reads better than a number. */
function claimImport(names: UniqueNames, name: string, kind: 'type' | 'value'): string {
  return names.claim(kind === 'type' && names.has(name) ? `${name}Type` : name);
}

function addressOf(from: string, path: string): string {
  return from.endsWith('.ts') ? relativeImport(path, from) : from;
}

/** Node's own modules, then packages, then the project's files from the outermost folder inwards. */
function orderOf(from: string, path: string): string {
  if (from.startsWith('node:')) return `0${from}`;
  return from.endsWith('.ts') ? `2${addressOf(from, path)}` : `1${from}`;
}
