import { memoize } from '../base/memoize.ts';
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

/** A tag as it reads at the beginning of a file. Most texts of tags stand in a contract many times. */
interface ReadTag {
  readonly tags: FieldTags;
  /** Neither the name of the field nor the place of the tag shows in it. */
  readonly isPlain: boolean;
}

const readText: (text: string) => ReadTag = memoize((text) => {
  // The places are used as offsets only, so the file does not matter here.
  const tags = interpret(parseTag({ text, contentStart: 0 }, '').value);
  const isNamed = tags.hasSource && tags.sources.every((source) => source.name !== '');
  return { tags, isPlain: isNamed && tags.options.length === 0 && tags.validate === null };
});

/** The tags of a field; `fieldName` is the wire name of a source that gives none. */
export function readTags(tag: StringNode | undefined, fieldName: string): FieldTags {
  if (tag === undefined) return withoutTag(fieldName);
  const { tags, isPlain } = readText(tag.text);
  return isPlain ? tags : placed(tags, fieldName, tag.contentStart);
}

function withoutTag(fieldName: string): FieldTags {
  return { ...interpret([]), sources: [{ in: 'json', name: fieldName }] };
}

/** The tags where they stand, on the field that they stand on. */
function placed(tags: FieldTags, fieldName: string, offset: number): FieldTags {
  const at = <Piece extends { readonly start: number; readonly end: number }>(piece: Piece): Piece => ({
    ...piece,
    start: piece.start + offset,
    end: piece.end + offset,
  });
  const named = (source: FieldSource): FieldSource =>
    source.name === '' ? { ...source, name: fieldName } : source;
  return {
    ...tags,
    sources: tags.hasSource ? tags.sources.map(named) : [{ in: 'json', name: fieldName }],
    options: tags.options.map(at),
    validate: tags.validate === null ? null : at(tags.validate),
  };
}

/** A source without a name of its own has an empty one here. */
function interpret(entries: readonly TagEntry[]): FieldTags {
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
    if (name.text !== '-') sources.push({ in: place, name: name.text });
    if (place === 'json' && name.text !== '' && name.text !== '-') isNamed = true;
    for (const segment of rest.filter((each) => each.text !== '')) {
      const option = readOption(segment, place);
      options.push(option);
      if (!isKnownOption(option.name)) other.set(`${place},${option.name}`, option.value ?? '');
    }
  }
  return {
    sources,
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
