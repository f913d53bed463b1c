import { camelCase, pascalCase } from '../base/naming.ts';
import type { FieldSource } from './field-tags.ts';
import type { FlatField } from './fields.ts';

/**
 * The property of every field in TypeScript, JSON and the merged request, in the order given: its name in the first of
 * `json`, `form`, `path`, and for a field with `header` or `path:"*"` alone its own name in camel case. Where two
 * fields would have one property (`json:"id"` and `path:"id"`), the one from JSON keeps it, since JSON knows no other
 * name; the other goes by its own name or, where that is the same, by its place (`pathId`).
 */
export function fieldProperties(fields: readonly FlatField[]): readonly string[] {
  const wanted = fields.map(wantedProperty);
  // Nearly always everybody gets what they want.
  if (new Set(wanted).size === wanted.length && !wanted.includes('')) return wanted;
  const taken = new Set<string>();
  const next = new Map<string, number>();
  const properties = new Map<FlatField, string>();
  for (const field of fields.toSorted((a, b) => rank(a) - rank(b))) {
    const names = [wantedProperty(field), camelCase(field.name.text), placedName(field)];
    const property = firstFree(names, taken, next);
    taken.add(property);
    properties.set(field, property);
  }
  return fields.map((field) => properties.get(field) ?? wantedProperty(field));
}

/** The property that a field has when nobody else wants it. */
export function wantedProperty({ tags, name }: Pick<FlatField, 'tags' | 'name'>): string {
  const { sources } = tags;
  const source =
    sources.length > 1
      ? (sourceIn(sources, 'json') ?? sourceIn(sources, 'form') ?? sourceIn(sources, 'path'))
      : sources[0];
  if (source !== undefined && !isNameless(source)) return source.name;
  return camelCase(name.text) || name.text;
}

/** Headers are not called as members are, and the rest of a path is called nothing at all. */
function isNameless(source: FieldSource): boolean {
  return source.in === 'header' || (source.in === 'path' && source.name === '*');
}

function sourceIn(sources: readonly FieldSource[], place: FieldSource['in']): FieldSource | undefined {
  return sources.find((source) => source.in === place);
}

/** `pathId`: the place that it comes from in front. */
function placedName(field: FlatField): string {
  return (field.tags.sources[0]?.in ?? '') + pascalCase(field.name.text);
}

function rank(field: FlatField): number {
  return field.tags.sources.some((source) => source.in === 'json') ? 0 : 1;
}

/** `next` remembers how far the numbers behind a name are taken. */
function firstFree(
  candidates: readonly string[],
  taken: ReadonlySet<string>,
  next: Map<string, number>,
): string {
  const free = candidates.find((candidate) => candidate !== '' && !taken.has(candidate));
  if (free !== undefined) return free;
  const [base = 'field'] = candidates;
  let number = next.get(base) ?? 2;
  while (taken.has(`${base}${number}`)) number += 1;
  next.set(base, number + 1);
  return `${base}${number}`;
}
