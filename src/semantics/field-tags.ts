import type { StringNode } from '../syntax/ast.ts';
import { isKnownOption } from './tag-option.ts';
import { scanTag, type TagPiece } from './tag-scan.ts';

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

/** The tags of a field; `fieldName` is the wire name of a source that gives none. */
export function readTags(tag: StringNode | undefined, fieldName: string): FieldTags {
  const sources: FieldSource[] = [];
  const options: FieldOption[] = [];
  const other = new Map<string, string>();
  let validate: FieldTags['validate'] = null;
  let hasSource = false;
  let isNamed = false;
  for (const { key, value, segments } of tag === undefined ? [] : scanTag(tag)) {
    const place = sourceNames.find((name) => name === key);
    if (key === 'validate') validate = value;
    if (place === undefined) {
      if (key !== 'validate') other.set(key, value.text);
      continue;
    }
    hasSource = true;
    const [name, ...rest] = segments;
    if (name?.text !== '-') sources.push({ in: place, name: name?.text || fieldName });
    if (place === 'json' && name !== undefined && name.text !== '' && name.text !== '-') isNamed = true;
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

function readOption({ text, start, end }: TagPiece, source: FieldSource['in']): FieldOption {
  const sign = text.indexOf('=');
  const name = sign === -1 ? text : text.slice(0, sign).trim();
  return { name, value: sign === -1 ? null : text.slice(sign + 1).trim(), source, start, end };
}
