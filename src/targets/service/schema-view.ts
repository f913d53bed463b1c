import type { TypeModel } from '../../model/model.ts';
import { createImportScope } from '../import-scope.ts';
import { valueName } from '../names.ts';
import { mentionedNames, printValue, type PrintableObject } from '../print-value.ts';
import { declaredSchema } from './schema/schema-names.ts';
import type { Direction } from './schema/direction.ts';
import type { ReferTo } from './schema/type-schema.ts';
import { headerOf, projectPath, type ServiceView } from './service-view.ts';
import { uniqueIdentifiers } from '../unique-name.ts';

/** One module of `src/gen/schema`: the schemas of one contract file's types, as far as routes need them. */
export interface SchemaModuleView {
  readonly path: string;
  readonly header: string;
  readonly imports: readonly string[];
  /** `export const user = …;` */
  readonly declarations: readonly string[];
}

/** `src/gen/schema/index.ts` */
export interface SchemaIndexView {
  readonly header: string;
  readonly modules: readonly { readonly name: string; readonly address: string }[];
  /** The value of `schemas`. */
  readonly list: string;
}

/** Collects which schemas are referred to, so that only those are printed. */
export interface SchemaUses {
  /** The `$ref` of a declared type's schema, which is then needed. */
  readonly referTo: ReferTo;
  /** The schema of a type that was referred to. */
  readonly get: (name: string, direction: Direction) => PrintableObject | undefined;
}

/** Starts without any; the routes' schemas are built first. */
export function collectSchemaUses(view: ServiceView): SchemaUses {
  const used = new Map<string, PrintableObject>();
  // Not built where they are met: a chain of types that refer to each other may be longer than the call stack.
  const pending: { readonly id: string; readonly type: TypeModel; readonly direction: Direction }[] = [];
  const key = (name: string, direction: Direction): string => view.schemaNames.idOf(name, direction);
  const referTo: ReferTo = (name, direction) => {
    const id = key(name, direction);
    const type = view.types.get(name);
    if (!used.has(id) && type !== undefined) {
      used.set(id, new Map());
      pending.push({ id, type, direction });
    }
    return `${id}#`;
  };
  // What a needed schema refers to is needed as well, itself perhaps.
  const buildPending = (): void => {
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { id, type, direction } = next;
      const schema = declaredSchema(type, { direction, referTo, exact: view.exact });
      used.set(id, new Map([['$id', id], ...schema]));
    }
  };
  return {
    referTo,
    get: (name, direction) => {
      buildPending();
      return used.get(key(name, direction));
    },
  };
}

/** The modules for all schemas in use, in the order of the contract's files. */
export function viewSchemas(view: ServiceView, uses: SchemaUses): readonly SchemaModuleView[] {
  const modules: SchemaModuleView[] = [];
  for (const [file, module] of view.layout.fileModules) {
    const types = view.model.types.filter((type) => type.origin.file === file);
    const printed = viewModule(file, `src/gen/schema/${module}.ts`, types, view, uses);
    if (printed.declarations.length > 0) modules.push(printed);
  }
  return modules;
}

/** The index of those modules. */
export function viewSchemaIndex(view: ServiceView, modules: readonly SchemaModuleView[]): SchemaIndexView {
  const names = uniqueIdentifiers(['schemas', 'Object']);
  const imported = modules.map(({ path }) => {
    const module = path.slice('src/gen/schema/'.length);
    return { address: `./${module}`, name: names.claim(valueName(module.replace(/\.ts$/, ''))) };
  });
  const values = imported.map(({ name }) => ({ code: `...Object.values(${name})` }));
  return {
    header: view.header,
    modules: imported,
    list: printValue(values, {
      indent: 0,
      before: 'export const schemas: readonly object[] = '.length,
      after: 1,
    }),
  };
}

function viewModule(
  file: string,
  path: string,
  types: readonly TypeModel[],
  view: ServiceView,
  uses: SchemaUses,
): SchemaModuleView {
  const names = uniqueIdentifiers(['minInteger', 'maxInteger', 'minInt64', 'maxInt64', 'maxUint64']);
  const scope = createImportScope(path, []);
  const schemas = types.flatMap((type) => schemasOf(type, view, uses));
  for (const name of schemas.flatMap(({ schema }) => mentionedNames(schema)))
    scope.use('src/gen/platform/integer.ts', name);
  return {
    path,
    header: headerOf(projectPath(file, view.options.contractPath)),
    imports: scope.print(),
    declarations: schemas.map(({ name: wanted, schema }) => {
      const name = names.claim(valueName(wanted));
      const before = `export const ${name} = `;
      return `${before}${printValue(schema, { indent: 0, before: before.length, after: 1 })};`;
    }),
  };
}

interface NamedSchema {
  /** What its constant would like to be called. */
  readonly name: string;
  readonly schema: PrintableObject;
}

function schemasOf(type: TypeModel, view: ServiceView, uses: SchemaUses): readonly NamedSchema[] {
  const own = view.layout.typeNames.get(type.name) ?? type.name;
  return view.schemaNames.directionsOf(type).flatMap((direction, index) => {
    const schema = uses.get(type.name, direction);
    return schema === undefined ? [] : [{ name: index === 0 ? own : `${own}Input`, schema }];
  });
}
