import type { StringNode } from '../syntax/ast.ts';
import { parseTag, type TagEntry, type TagPiece } from '../syntax/tag.ts';
import { isKnownOption } from './tag-option.ts';

/** A place that a field is read from. */
export interface FieldSource {
  readonly in: 'json' | 'form' | 'path' | 'header';
  readonly name: string;
}

/** One option behind a source's name: `default=1`. Offsets are of the file. */
export interface FieldOption {
  readonly name: string;
  readonly value: string | null;
  readonly source: FieldSource['in'];
  readonly start: number;
  readonly end: number;
}

/** The tags of a field with their meaning. Nothing is checked here: a rule reports what is malformed. */
export interface FieldTags {
  /** In the order of the tag; a field without any has `json` with its own name. `-` is no source. */
  readonly sources: readonly FieldSource[];
  /** A source tag was written. */
  readonly hasSource: boolean;
  /** Every source that was written is `-`. */
  readonly isSkipped: boolean;
  /** A `json` name was written, so an embedded type nests under it. */
  readonly isNamed: boolean;
  /** Of all sources together; the first of a name counts. */
  readonly options: readonly FieldOption[];
  readonly validate: { readonly text: string; readonly start: number; readonly end: number } | null;
  /** Tags that apigen does not read, and unknown options as `json,name`. */
  readonly other: Readonly<Record<string, string>>;
}

const sourceNames = ['json', 'form', 'path', 'header'] as const;

/** Tags are looked at by many rules; reading each once is most of the speed of a check. */
const known = new WeakMap<StringNode, Map<string, FieldTags>>();

/** The tags of a field; `fieldName` is the wire name of a source that gives none. */
export function readTags(tag: StringNode | undefined, fieldName: string): FieldTags {
  if (tag === undefined) return interpret([], fieldName);
  const byName = known.get(tag) ?? new Map<string, FieldTags>();
  known.set(tag, byName);
  const before = byName.get(fieldName);
  if (before !== undefined) return before;
  // The places are used as offsets only, so the file does not matter here.
  const tags = interpret(parseTag(tag, '').value, fieldName);
  byName.set(fieldName, tags);
  return tags;
}

function interpret(entries: readonly TagEntry[], fieldName: string): FieldTags {
  const sources: FieldSource[] = [];
  const options: FieldOption[] = [];
  const other = new Map<string, string>();
  let validate: FieldTags['validate'] = null;
  let hasSource = false;
  let isNamed = false;
  for (const { key, value, name, options: rest } of entries) {
    const place = sourceNames.find((source) => source === key);
    if (key === 'validate') validate = { text: value.text, start: value.span.start, end: value.span.end };
    if (place === undefined) {
      if (key !== 'validate') other.set(key, value.text);
      continue;
    }
    hasSource = true;
    if (name.text !== '-') sources.push({ in: place, name: name.text || fieldName });
    if (place === 'json' && name.text !== '' && name.text !== '-') isNamed = true;
    for (const segment of rest.filter((each) => each.text !== '')) {
      const option = readOption(segment, place);
      options.push(option);
      if (!isKnownOption(option.name)) other.set(`${place},${option.name}`, option.value ?? '');
    }
  }
  return {
    sources: hasSource ? sources : [{ in: 'json', name: fieldName }],
    hasSource,
    isSkipped: hasSource && sources.length === 0,
    isNamed,
    options,
    validate,
    other: Object.fromEntries(other),
  };
}

function readOption({ text, span }: TagPiece, source: FieldSource['in']): FieldOption {
  const sign = text.indexOf('=');
  const name = sign === -1 ? text : text.slice(0, sign).trim();
  return {
    name,
    value: sign === -1 ? null : text.slice(sign + 1).trim(),
    source,
    start: span.start,
    end: span.end,
  };
}
