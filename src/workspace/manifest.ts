import { isRecord } from '../base/is-record.ts';
import { compareText } from '../base/order.ts';
import { compareVersions } from '../base/version.ts';
import { isProjectPath } from './project-path.ts';
import type { Ownership } from './virtual-file.ts';

/** Raised when a field of the manifest changes its meaning; a newer one is refused, never guessed at. */
export const manifestFormat = 1;

/** What apigen remembers of a file that it wrote. */
export interface ManifestEntry {
  readonly ownership: Ownership;
  /** sha256 of what was written, over LF-normalised bytes. Empty for a file of the owner's that stood there before. */
  readonly hash: string;
  /** `api/user.api`, or the name of the target. */
  readonly source: string;
  /** For scaffold: the text that was written, the base of a three-way merge. */
  readonly base?: string;
  /** `GET /v1/users/:id`, for a file that serves one route. */
  readonly route?: string;
  /** A generated file that was edited before its source left the contract: it goes once the edit is taken back. */
  readonly isOrphan?: boolean;
  /** Hashes that other branches recorded, after a merge with conflicts in the manifest. Never written. */
  readonly alternatives?: readonly string[];
}

/** The memory of a project: `.apigen/manifest.json`, committed by its owner. */
export interface Manifest {
  /** The version of apigen that wrote it. */
  readonly tool: string;
  /** The version whose scaffold the project has, where that is not {@link tool}: `apigen update` sets it. */
  readonly scaffold?: string;
  /** Hash of everything besides the contract that decides the output. */
  readonly configuration: string;
  /** Hashes of the contract's files by their path in the project. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, ManifestEntry>;
}

/** The manifest of a project that has none. */
export const emptyManifest: Manifest = { tool: '', configuration: '', inputs: new Map(), files: new Map() };

/** Prints the manifest: sorted, one line per file, so that branches merge line by line. */
export function printManifest(manifest: Manifest): string {
  const inputs = sorted(manifest.inputs).map(
    ([path, hash]) => `    ${JSON.stringify(path)}: ${JSON.stringify(hash)}`,
  );
  const files = sorted(manifest.files).map(
    ([path, entry]) => `    ${JSON.stringify(path)}: ${printEntry(entry)}`,
  );
  return [
    '{',
    `  "format": ${manifestFormat},`,
    `  "tool": ${JSON.stringify(manifest.tool)},`,
    ...printScaffold(manifest),
    `  "configuration": ${JSON.stringify(manifest.configuration)},`,
    ...block('inputs', inputs, ','),
    ...block('files', files, ''),
    '}',
    '',
  ].join('\n');
}

function printScaffold({ tool, scaffold = tool }: Manifest): string[] {
  return scaffold === tool ? [] : [`  "scaffold": ${JSON.stringify(scaffold)},`];
}

function block(name: string, lines: readonly string[], end: string): string[] {
  if (lines.length === 0) return [`  "${name}": {}${end}`];
  return [`  "${name}": {`, lines.join(',\n'), `  }${end}`];
}

function printEntry({ ownership, hash, source, base, route, isOrphan = false }: ManifestEntry): string {
  let text = `{ "class": "${ownership}", "hash": ${JSON.stringify(hash)}, "source": ${JSON.stringify(source)}`;
  if (route !== undefined) text += `, "route": ${JSON.stringify(route)}`;
  if (base !== undefined) text += `, "base": ${JSON.stringify(base)}`;
  if (isOrphan) text += ', "orphan": true';
  return `${text} }`;
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].toSorted(([left], [right]) => compareText(left, right));
}

/** What the text of a manifest turned out to be. */
export type ParsedManifest =
  | { readonly kind: 'ok' | 'merged'; readonly manifest: Manifest; readonly refusedPaths: readonly string[] }
  | { readonly kind: 'corrupt' }
  | { readonly kind: 'newer'; readonly format: number };

/**
 * Reads a manifest without trusting it. Conflict markers of git are read line by line, both sides counting: what either
 * branch wrote is ours (`merged`).
 */
export function parseManifest(text: string): ParsedManifest {
  if (/^<{7}(?: |$)/m.test(text)) return parseMerged(text);
  const value = parseJson(text);
  if (!isRecord(value) || typeof value['format'] !== 'number') return { kind: 'corrupt' };
  if (value['format'] > manifestFormat) return { kind: 'newer', format: value['format'] };
  const { tool, scaffold, configuration, inputs, files } = value;
  if (
    typeof tool !== 'string' ||
    typeof configuration !== 'string' ||
    !isRecord(inputs) ||
    !isRecord(files)
  ) {
    return { kind: 'corrupt' };
  }
  const entries = new Map<string, ManifestEntry>();
  const refusedPaths: string[] = [];
  for (const [path, raw] of Object.entries(files)) {
    const entry = toEntry(raw);
    if (entry === undefined) return { kind: 'corrupt' };
    if (isProjectPath(path)) entries.set(path, entry);
    else refusedPaths.push(path);
  }
  const hashes = Object.entries(inputs).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return {
    kind: 'ok',
    manifest: {
      tool,
      ...(typeof scaffold === 'string' ? { scaffold } : {}),
      configuration,
      inputs: new Map(hashes),
      files: entries,
    },
    refusedPaths,
  };
}

function parseMerged(text: string): ParsedManifest {
  const files = new Map<string, ManifestEntry>();
  const refusedPaths: string[] = [];
  const tools: string[] = [];
  const scaffolds: string[] = [];
  for (const line of text.split('\n')) {
    const pair = parseJson(`{${line.trim().replace(/,$/, '')}}`);
    if (!isRecord(pair)) continue;
    const [path, raw] = Object.entries(pair)[0] ?? ['', undefined];
    if (path === 'tool' && typeof raw === 'string') tools.push(raw);
    if (path === 'scaffold' && typeof raw === 'string') scaffolds.push(raw);
    const entry = toEntry(raw);
    if (entry === undefined) continue;
    const other = files.get(path);
    if (!isProjectPath(path)) refusedPaths.push(path);
    else if (other === undefined) files.set(path, entry);
    else files.set(path, { ...other, alternatives: [...(other.alternatives ?? []), entry.hash] });
  }
  // The branch with the older scaffold decides what an update still has to do.
  const [scaffold] = [...tools, ...scaffolds].toSorted(compareVersions);
  // And the newer tool who may go on.
  const tool = tools.toSorted(compareVersions).at(-1) ?? '';
  const manifest = { ...emptyManifest, tool, ...(scaffold === undefined ? {} : { scaffold }), files };
  return { kind: 'merged', manifest, refusedPaths };
}

function toEntry(value: unknown): ManifestEntry | undefined {
  if (!isRecord(value)) return undefined;
  const { class: ownership, hash, source, base, route, orphan } = value;
  if (ownership !== 'generated' && ownership !== 'yours' && ownership !== 'scaffold') return undefined;
  if (typeof hash !== 'string' || typeof source !== 'string') return undefined;
  return {
    ownership,
    hash,
    source,
    ...(typeof base === 'string' ? { base } : {}),
    ...(typeof route === 'string' ? { route } : {}),
    ...(orphan === true ? { isOrphan: true } : {}),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
