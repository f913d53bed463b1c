import { hashText } from '../../base/hash.ts';
import { joinPath, resolvePath } from '../../base/path.ts';
import { createSource } from '../../base/source.ts';
import { jsonText } from '../../config/json-text.ts';
import { parseJson, type JsonNode } from '../../config/parse-json.ts';
import type { FileSystem } from '../../host/ports.ts';
import type { PathAlias } from '../../workspace/rename/path-alias.ts';

/** The files that give modules other names, and the names. */
export interface FoundAliases {
  readonly aliases: readonly PathAlias[];
  /** Text and hash by path, of those that could be read. */
  readonly files: ReadonlyMap<string, { readonly text: string; readonly hash: string }>;
}

/** Reads `paths` of tsconfig.json and `imports` of package.json. What is no JSON names nothing. */
export async function readPathAliases(host: FileSystem, root: string): Promise<FoundAliases> {
  const files = new Map<string, { readonly text: string; readonly hash: string }>();
  const aliases: PathAlias[] = [];
  for (const path of ['tsconfig.json', 'package.json']) {
    const place = joinPath(root, path);
    if ((await host.kind(place)) !== 'file') continue;
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await host.read(place));
    const source = createSource(path, text);
    const json = parseJson(source, 'commented');
    // A byte order mark is no part of a source, so places would be one too small.
    if (!('kind' in json) || source.text !== text) continue;
    files.set(path, { text, hash: hashText(text) });
    aliases.push(...(path === 'package.json' ? readImports(json) : readPaths(json)));
  }
  return { aliases, files };
}

function readPaths(json: JsonNode): PathAlias[] {
  const options = member(json, 'compilerOptions');
  const base = jsonText(member(options, 'baseUrl')) ?? '.';
  return membersOf(member(options, 'paths')).flatMap(({ name, value }) =>
    value.kind === 'array' ? value.items.flatMap((item) => toAlias(name, item, base)) : [],
  );
}

/** Under conditions there may be several targets. */
function readImports(json: JsonNode): PathAlias[] {
  const targets = (node: JsonNode): JsonNode[] => {
    if (node.kind === 'object') return node.members.flatMap(({ value }) => targets(value));
    return node.kind === 'array' ? node.items.flatMap(targets) : [node];
  };
  return membersOf(member(json, 'imports')).flatMap(({ name, value }) =>
    targets(value).flatMap((target) => toAlias(name, target, '.')),
  );
}

function toAlias(pattern: string, node: JsonNode, base: string): PathAlias[] {
  const written = jsonText(node);
  if (written === undefined || !/^[^"\\*]*\*?[^"\\*]*$/.test(written)) return [];
  const folder = resolvePath('/', base).slice(1);
  const target = resolvePath(`/${folder}`, written).slice(1);
  const { file, start, end } = node.span;
  return [{ pattern, target, written, base: folder, span: { file, start: start + 1, end: end - 1 } }];
}

function membersOf(node: JsonNode | undefined): Extract<JsonNode, { kind: 'object' }>['members'] {
  return node?.kind === 'object' ? node.members : [];
}

function member(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return membersOf(node).find((each) => each.name === name)?.value;
}
