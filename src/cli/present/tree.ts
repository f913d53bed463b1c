import { counted } from '../../base/counted.ts';
import { sortBy } from '../../base/order.ts';
import { baseName } from '../../base/path.ts';

/** A file for the tree; `note` stands behind it. Files of a `folded` folder are only counted. */
export interface TreeFile {
  readonly path: string;
  readonly note?: string;
}

/** How much of a tree is shown. */
export interface TreeOptions {
  /** Folders that are one line with the number of their files. */
  readonly folded: readonly string[];
  /** Entries of one folder before the rest is counted. */
  readonly limit: number;
  readonly paintGuide: (text: string) => string;
}

interface Folder {
  readonly path: string;
  readonly folders: Map<string, Folder>;
  readonly files: TreeFile[];
}

/** Lines of a tree of files, folders first, each in code-unit order. */
export function renderTree(files: readonly TreeFile[], options: TreeOptions): string[] {
  const root: Folder = { path: '', folders: new Map(), files: [] };
  for (const file of files) insert(root, file);
  return renderFolder(root, '', options);
}

function insert(root: Folder, file: TreeFile): void {
  const parts = file.path.split('/');
  let folder = root;
  for (const name of parts.slice(0, -1)) {
    const next = folder.folders.get(name) ?? {
      path: folder.path === '' ? name : `${folder.path}/${name}`,
      folders: new Map<string, Folder>(),
      files: [],
    };
    folder.folders.set(name, next);
    folder = next;
  }
  folder.files.push(file);
}

function renderFolder(folder: Folder, indent: string, options: TreeOptions): string[] {
  const folders = sortBy([...folder.folders.entries()], ([name]) => name);
  const files = sortBy(folder.files, (file) => file.path);
  const entries = [
    ...folders.map(([name, child]) => ({ name, child })),
    ...files.map((file) => ({ name: baseName(file.path), file })),
  ];
  const shown = entries.length > options.limit + 1 ? entries.slice(0, options.limit) : entries;
  const hidden = entries
    .slice(shown.length)
    .reduce((sum, entry) => sum + ('child' in entry ? countFiles(entry.child) : 1), 0);
  const { paintGuide } = options;
  const lines = shown.flatMap((entry, index) => {
    const isLast = index === shown.length - 1 && hidden === 0;
    const guide = paintGuide(`${indent}${isLast ? '└── ' : '├── '}`);
    if (!('child' in entry)) return [`${guide}${entry.name}${note(entry.file.note, paintGuide)}`];
    if (options.folded.includes(entry.child.path)) {
      return [`${guide}${entry.name}/${note(counted(countFiles(entry.child), 'file'), paintGuide)}`];
    }
    return [
      `${guide}${entry.name}/`,
      ...renderFolder(entry.child, `${indent}${isLast ? '    ' : '│   '}`, options),
    ];
  });
  return hidden === 0 ? lines : [...lines, paintGuide(`${indent}└── … and ${counted(hidden, 'file')} more`)];
}

function note(text: string | undefined, paint: (text: string) => string): string {
  return text === undefined ? '' : `  ${paint(text)}`;
}

function countFiles(folder: Folder): number {
  return (
    folder.files.length + [...folder.folders.values()].reduce((sum, child) => sum + countFiles(child), 0)
  );
}
