import { report } from '../diagnostics/definition.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { importCycle } from './load-diagnostics.ts';
import type { ContractFile, Program, ResolvedImport } from './program.ts';

/** One diagnostic for every import that closes a circle, with the whole circle printed and each step shown. */
export function findImportCycles(program: Program): readonly Diagnostic[] {
  const byPath = new Map(program.files.map((file) => [file.source.path, file]));
  const finished = new Set<string>();
  const found: Diagnostic[] = [];
  for (const file of program.files) walk(file, byPath, finished, found);
  return found;
}

interface Step {
  readonly file: ContractFile;
  next: number;
}

/** Depth first without recursion: a chain of imports may be longer than the call stack. */
function walk(
  start: ContractFile,
  byPath: ReadonlyMap<string, ContractFile>,
  finished: Set<string>,
  found: Diagnostic[],
): void {
  if (finished.has(start.source.path)) return;
  const stack: Step[] = [{ file: start, next: 0 }];
  const open = new Set([start.source.path]);
  for (let step = stack.at(-1); step !== undefined; step = stack.at(-1)) {
    const edge = step.file.imports[step.next];
    step.next += 1;
    if (edge === undefined) {
      finished.add(step.file.source.path);
      open.delete(step.file.source.path);
      stack.pop();
      continue;
    }
    const target = edge.target === null ? undefined : byPath.get(edge.target);
    if (target === undefined || finished.has(target.source.path)) continue;
    if (open.has(target.source.path)) {
      found.push(describe(stack, target));
      continue;
    }
    open.add(target.source.path);
    stack.push({ file: target, next: 0 });
  }
}

function describe(stack: readonly Step[], target: ContractFile): Diagnostic {
  const first = stack.findIndex((step) => step.file === target);
  const circle = stack.slice(first).map((step) => ({ file: step.file, edge: currentEdge(step) }));
  const names = [...circle.map((step) => step.file.source.path), target.source.path];
  const places = circle.flatMap(({ file, edge }) =>
    edge === undefined
      ? []
      : [
          {
            message: `"${file.source.path}" imports "${edge.node.text}" here.`,
            span: { file: file.source.path, start: edge.node.start, end: edge.node.end },
          },
        ],
  );
  const last = places.at(-1);
  return report(
    importCycle,
    { cycle: names.map((name) => `"${name}"`).join(' → ') },
    {
      ...(last === undefined ? {} : { span: last.span }),
      related: places.slice(0, -1),
      hint:
        circle.length === 1
          ? 'Remove this import: the file would import itself.'
          : 'Move what both sides need into a file that imports neither of them.',
    },
  );
}

function currentEdge(step: Step): ResolvedImport | undefined {
  return step.file.imports[step.next - 1];
}
