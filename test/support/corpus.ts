import { readFileSync } from 'node:fs';
import { corpusRoot, hasCorpus } from './repository.ts';

/** A contract of the corpus that is loaded with its imports. */
export interface CorpusRoot {
  /** Relative to the corpus: `api/<unit>/<path>`. */
  readonly path: string;
  /** What goctl made of it: expected model, absent where it refused it. */
  readonly expectedPath: string;
  /** goctl's verdict: `ok` or its first error. */
  readonly goctl: string;
  /** The verdict after old forms were rewritten; empty when that was not tried. */
  readonly modernised: string;
  readonly routes: number;
  readonly types: number;
}

/** Every root contract of the corpus. */
export function corpusRoots(): readonly CorpusRoot[] {
  if (!hasCorpus) return [];
  return tableRows(`${corpusRoot}/INDEX.tsv`)
    .filter((row) => row['root'] === '1')
    .map((row) => ({
      path: `api/${row['unit']}/${row['path']}`,
      expectedPath: `${corpusRoot}/expected/${row['unit']}/${row['path']}.json`,
      goctl: row['goctl_full'] ?? '',
      modernised: row['goctl_modernised'] ?? '',
      routes: Number(row['goctl_routes']),
      types: Number(row['goctl_types']),
    }));
}

/** The rows of a tab-separated table without quoting, by the names of its columns. */
export function tableRows(path: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}
