import type { Source } from '../base/source.ts';
import type { FileNode, StringNode } from '../syntax/ast.ts';

/** A contract with everything it imports, read and parsed, nothing bound. */
export interface Program {
  readonly root: ContractFile;
  /** Every file once: the root first, then by path, so that the order of imports changes nothing. */
  readonly files: readonly ContractFile[];
  /** The sources by `Source.path`, for code frames. */
  readonly sources: ReadonlyMap<string, Source>;
}

/** One `.api` file. */
export interface ContractFile {
  readonly source: Source;
  readonly ast: FileNode;
  readonly imports: readonly ResolvedImport[];
}

/** One path of an `import` statement; `target` is the `Source.path` of what it names, null when that could not be read. */
export interface ResolvedImport {
  readonly node: StringNode;
  readonly target: string | null;
}
