import { sortBy } from '../../base/order.ts';
import type { FieldModel, TypeModel, TypeRef } from '../../model/model.ts';
import { createImportScope } from '../import-scope.ts';
import type { ServiceLayout } from './layout.ts';
import type { ServiceView } from './service-view.ts';
import { recursiveAliases } from './recursive-aliases.ts';
import { referencedNames } from './referenced-names.ts';
import { membersOf } from './type-members.ts';
import { printDoc } from '../print-doc.ts';
import { printImport } from '../print-import.ts';
import { printMembers, printType, type TypeNames } from './print/print-type.ts';
import { uniqueIdentifiers } from '../unique-name.ts';

/** One module of `src/gen/types`: the declared types of one contract file. */
export interface TypesView {
  /** The contract file, as the model calls it. */
  readonly file: string;
  /** Below `src/gen/types`, without extension. */
  readonly module: string;
  readonly imports: readonly string[];
  /** Declarations with their comments. */
  readonly declarations: readonly string[];
}

/** `src/gen/types/index.ts` */
export const typeIndexPath = 'src/gen/types/index.ts';

/** The index of those modules, which the owner's code imports types from. */
export interface TypeIndexView {
  readonly header: string;
  /** `./user.ts`, sorted. */
  readonly modules: readonly string[];
}

/** Builds the view of the index. */
export function viewTypeIndex({ header }: ServiceView, modules: readonly TypesView[]): TypeIndexView {
  return { header, modules: sortBy(modules, ({ module }) => module).map(({ module }) => `./${module}.ts`) };
}

/** A module for every contract file that declares types. */
export function viewTypes({
  model,
  layout,
  options,
}: Pick<ServiceView, 'model' | 'layout' | 'options'>): readonly TypesView[] {
  const byFile = Map.groupBy(model.types, (type) => type.origin.file);
  const recursive = recursiveAliases(model.types);
  const names: TypeNames = {
    nameOf: (name) => layout.typeNames.get(name) ?? 'unknown',
    uploadedFile: () => nameUploadedFile(layout),
    int64: options.int64,
  };
  return [...byFile].map(([file, types]) => ({
    file,
    module: layout.fileModules.get(file) ?? 'contract',
    imports: importLines(file, types, layout),
    declarations: types.map((type) => printDeclaration(type, names, recursive)),
  }));
}

function printDeclaration(type: TypeModel, names: TypeNames, recursive: ReadonlySet<string>): string {
  const name = names.nameOf(type.name);
  const doc = printDoc(type.description, 0);
  if (type.kind === 'alias') {
    const target = type.target ?? { kind: 'primitive', name: 'any' };
    // `type Tree = Record<string, Tree>` is a circle to TypeScript, an index signature is not.
    const printed =
      recursive.has(type.name) && target.kind === 'map'
        ? `{ [key: string]: ${printType(target.values, {}, 0, names)} }`
        : printType(target, {}, 0, names);
    return `${doc}export type ${name} = ${printed};`;
  }
  if (type.fields.length === 0) return `${doc}export interface ${name} {}`;
  return `${doc}export interface ${name} {\n${printMembers(membersOf(type, type.fields), 2, names)}\n}`;
}

function importLines(file: string, types: readonly TypeModel[], layout: ServiceLayout): readonly string[] {
  const own = layout.fileModules.get(file) ?? 'contract';
  // Names of declared types are unique in the project, so no import needs another name.
  const scope = createImportScope(`src/gen/types/${own}.ts`, []);
  for (const name of types.flatMap(referencedTypes)) {
    const module = layout.typeModules.get(name);
    if (module === undefined || module === own) continue;
    scope.use(`src/gen/types/${module}.ts`, layout.typeNames.get(name) ?? name, 'type');
  }
  const uploaded = { name: 'UploadedFile', as: nameUploadedFile(layout), isType: true };
  return [
    ...(types.some(holdsFile) ? [printImport([uploaded], '../platform/upload.ts')] : []),
    ...scope.print(),
  ];
}

/** The platform's type, under another name where the contract has one of that name. */
function nameUploadedFile(layout: ServiceLayout): string {
  return uniqueIdentifiers(layout.typeNames.values()).claim('UploadedFile');
}

function holdsFile({ fields }: TypeModel): boolean {
  return fields.some(({ type }) => mentionsFile(type));
}

function mentionsFile(type: TypeRef): boolean {
  if (type.kind === 'array') return mentionsFile(type.items);
  return type.kind === 'primitive' && type.name === 'file';
}

function referencedTypes(type: TypeModel): readonly string[] {
  return type.target === null ? type.fields.flatMap(referencedByField) : referencedNames(type.target);
}

function referencedByField(field: FieldModel): readonly string[] {
  return referencedNames(field.type);
}
