import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Pair, type YAMLMap } from 'yaml';
import { isRecord, isSame, type Data, type DataEdit, type DataRecord } from './data.ts';
import type { TreeFormat } from './merge-tree.ts';

/**
 * YAML, edited as a document that keeps its comments and blank lines. A text that would not come out of that as it went
 * in, but for the edits, is not edited at all.
 */
export const yamlFormat: TreeFormat = {
  read: (text) => {
    const document = parse(text);
    const data = document === undefined ? undefined : toData(document.contents);
    return isRecord(data) ? data : undefined;
  },
  edit: editYaml,
  comments: (text) => text.split('\n').flatMap((line) => /(?:^|\s)#.*$/.exec(line)?.[0].trim() ?? []),
};

/** The ways to print a document among which its owner's is looked for. */
const styles = [true, false].flatMap((flowCollectionPadding) =>
  [true, false].map((indentSeq) => ({ lineWidth: 0, flowCollectionPadding, indentSeq })),
);

function editYaml(text: string, { path, value }: DataEdit, model: string): string | undefined {
  const document = parse(text);
  const style = styles.find((candidate) => document?.toString(candidate) === text);
  const modelDocument = parse(model);
  if (document === undefined || style === undefined || modelDocument === undefined) return undefined;
  const name = path.at(-1) ?? '';
  const parent = mapAt(document, path.slice(0, -1));
  if (parent === undefined) return undefined;
  if (value === undefined) {
    parent.delete(name);
    return document.toString(style);
  }
  const inModel = mapAt(modelDocument, path.slice(0, -1));
  const pair = inModel?.items.find((item) => keyOf(item) === name);
  const isModels = pair !== undefined && isSame(toData(pair.value), value);
  const own = parent.items.find((item) => keyOf(item) === name);
  if (own !== undefined && isScalar(own.value) && isScalarData(value)) own.value.value = value;
  else if (own !== undefined) own.value = isModels ? pair.value : document.createNode(toPlain(value));
  else if (inModel === undefined || pair === undefined) return undefined;
  else {
    // An empty map had no other form than `{}`.
    if (parent.items.length === 0) parent.flow = inModel.flow === true;
    const added = isModels ? pair : document.createPair(name, toPlain(value));
    parent.items.splice(placeOf(name, parent, inModel), 0, added);
  }
  return document.toString(style);
}

type AnyMap = YAMLMap<unknown, unknown>;

/** A document without mistakes, aliases or tags: one whose data say all that it says. */
function parse(text: string): Document.Parsed | undefined {
  const document = parseDocument(text, { logLevel: 'silent' });
  return document.errors.length > 0 || document.warnings.length > 0 ? undefined : document;
}

function mapAt(document: Document.Parsed, path: readonly string[]): AnyMap | undefined {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  return isMap(node) ? node : undefined;
}

/** Behind the pair that it follows in the model, or first. */
function placeOf(name: string, parent: AnyMap, model: AnyMap): number {
  const names = model.items.map(keyOf);
  for (let index = names.indexOf(name) - 1; index >= 0; index -= 1) {
    const place = parent.items.findIndex((item) => keyOf(item) === names[index]);
    if (place >= 0) return place + 1;
  }
  return 0;
}

function keyOf({ key }: Pair<unknown, unknown>): string | undefined {
  return isScalar(key) && typeof key.value === 'string' ? key.value : undefined;
}

/** The data of a node; undefined when it says something that data cannot. */
function toData(node: unknown): Data | undefined {
  if (node === null) return null;
  if (isAlias(node)) return undefined;
  if (isMap(node)) return toRecord(node);
  if (isSeq(node)) {
    const items = node.items.map(toData);
    return node.anchor === undefined && node.tag === undefined && items.every((item) => item !== undefined)
      ? items
      : undefined;
  }
  if (!isScalar(node) || node.anchor !== undefined || node.tag !== undefined) return undefined;
  const { value, source } = node;
  if (typeof value === 'number') return String(value) === source ? value : undefined;
  return isScalarData(value) ? value : undefined;
}

function toRecord(node: AnyMap): DataRecord | undefined {
  const record = new Map<string, Data>();
  for (const pair of node.items) {
    const key = keyOf(pair);
    const value = toData(pair.value);
    if (key === undefined || value === undefined || record.has(key)) return undefined;
    record.set(key, value);
  }
  return node.anchor === undefined && node.tag === undefined ? record : undefined;
}

function isScalarData(value: unknown): value is null | boolean | number | string {
  return value === null || ['boolean', 'number', 'string'].includes(typeof value);
}

function toPlain(value: Data): unknown {
  if (isRecord(value)) return new Map([...value].map(([key, item]) => [key, toPlain(item)]));
  return Array.isArray(value) ? value.map(toPlain) : value;
}
