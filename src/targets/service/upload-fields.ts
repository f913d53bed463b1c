import type { RouteModel, TypeRef } from '../../model/model.ts';

/** How many files a list may hold when the contract sets no other limit. */
const mostFiles = 100;

/** Whether a route reads fields of a form from its body, files or texts. */
export function takesForm({ request }: RouteModel): boolean {
  return (request?.fields ?? []).some(
    ({ field, sources }) =>
      field.sources.some((source) => source.in === 'form') && sources.some((source) => source.in === 'body'),
  );
}

/** The fields of a route's form that are files, and how many files each may hold. */
export function uploadFields({ request }: RouteModel): ReadonlyMap<string, number> {
  const files = new Map<string, number>();
  for (const { field, sources } of request?.fields ?? []) {
    if (!holdsFiles(field.type)) continue;
    const name = sources.find((source) => source.in === 'body')?.name;
    if (name === undefined) continue;
    const isList = field.type.kind === 'array';
    files.set(name, isList ? (field.constraints.maxItems ?? listLength(field.type)) : 1);
  }
  return files;
}

/** Whether a field is a file, or a list of files. */
export function holdsFiles(type: TypeRef): boolean {
  if (type.kind === 'array') return holdsFiles(type.items);
  return type.kind === 'primitive' && type.name === 'file';
}

function listLength(type: TypeRef): number {
  return (type.kind === 'array' ? type.length : null) ?? mostFiles;
}
