import { baseName } from '../../base/path.ts';
import type { Versions } from '../plan.ts';
import { isSame } from './data.ts';
import { markDifferences } from './conflict-markers.ts';
import { jsonFormat } from './json-format.ts';
import type { Merge } from './merge.ts';
import { mergeText } from './merge-text.ts';
import { mergeTree, type TreeFormat } from './merge-tree.ts';
import type { Settle } from './merge-value.ts';
import { settleVersion } from './settle-version.ts';
import { yamlFormat } from './yaml-format.ts';

/**
 * Merges what the owner and what apigen made of the same base. Line by line where that comes out clean and means the
 * right thing; by structure where JSON or YAML can be merged further that way (two dependencies on neighbouring lines).
 * Line ends and byte order mark are the owner's.
 */
export function mergeFile(path: string, versions: Versions): Merge {
  const { yours } = versions;
  const mark = yours.startsWith('\ufeff') ? '\ufeff' : '';
  const isWindows = yours.includes('\r\n') && !/(?<!\r)\n/.test(yours);
  const clean = isWindows ? yours.replaceAll('\r\n', '\n') : yours;
  const { text, conflicts } = mergePlain(path, { ...versions, yours: clean.slice(mark.length) });
  return { text: mark + (isWindows ? text.replaceAll('\n', '\r\n') : text), conflicts };
}

function mergePlain(path: string, versions: Versions): Merge {
  const { base, yours, apigen } = versions;
  if (base === apigen || yours === apigen) return { text: yours, conflicts: 0 };
  if (base === yours) return { text: apigen, conflicts: 0 };
  const byLine = mergeText(versions);
  const format = formatOf(path);
  const byKey = format && mergeTree(format, versions, settlerOf(path));
  if (format === undefined) return byLine;
  if (byKey === undefined)
    return isBroken(byLine, versions, format) ? markDifferences(yours, apigen) : byLine;
  const isRight = byLine.conflicts === 0 && isSame(format.read(byLine.text), byKey.data ?? new Map());
  return isRight ? byLine : byKey;
}

/** Whether lines that merged well make no sense together. */
function isBroken({ text, conflicts }: Merge, { yours, apigen }: Versions, { read }: TreeFormat): boolean {
  return (
    conflicts === 0 && read(yours) !== undefined && read(apigen) !== undefined && read(text) === undefined
  );
}

function formatOf(path: string): TreeFormat | undefined {
  if (/\.json$/i.test(path)) return jsonFormat;
  return /\.ya?ml$/i.test(path) ? yamlFormat : undefined;
}

function settlerOf(path: string): Settle {
  return baseName(path) === 'package.json' ? settleVersion : () => undefined;
}
