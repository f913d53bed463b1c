import { resolvePath } from '../../base/path.ts';
import { didYouMean } from '../../base/suggest.ts';
import { applyEdits, type TextEdit } from '../../base/text-edit.ts';
import { report } from '../../diagnostics/definition.ts';
import { hasErrors, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import { filesWithTexts } from '../../host/files-with-texts.ts';
import type { FileSystem } from '../../host/ports.ts';
import { lower } from '../../model/lower.ts';
import type { ServiceModel } from '../../model/model.ts';
import { analyze } from '../../semantics/analyze.ts';
import { groupKey } from '../../semantics/group-name.ts';
import { findRename, isRenameName, type RenameKind } from '../../semantics/rename.ts';
import type { CompiledContract } from '../project/compile-contract.ts';
import { exitCode } from '../exit-code.ts';
import { failed, type Outcome } from '../outcome.ts';
import {
  renameAmbiguous,
  renameGroupTaken,
  renameInvalid,
  renameRefused,
  renameUnknown,
} from './rename-diagnostics.ts';

/** What is to be called differently. */
export interface RenameRequest {
  readonly kind: RenameKind;
  readonly from: string;
  readonly to: string;
}

/** A contract under its new name, checked. */
export interface RenamedContract {
  readonly compiled: CompiledContract;
  readonly edits: readonly TextEdit[];
}

/** Renames in the contract and checks what comes out by the rules of every contract. Nothing is written. */
export async function renameContract(
  before: CompiledContract,
  request: RenameRequest,
  files: FileSystem,
): Promise<RenamedContract | Outcome> {
  const edits = findEdits(before, request);
  if ('code' in edits) return failed(exitCode.usage, [edits]);
  const { folder, program, sourceFolder } = before;
  const root = resolvePath(folder, program.root.source.path);
  const { value, diagnostics } = await analyze(filesWithTexts(files, editedTexts(before, edits)), root);
  const refused = (found: readonly Diagnostic[]): Outcome =>
    failed(exitCode.contract, [report(renameRefused, { ...request }), ...found], value.sources, sourceFolder);
  if (hasErrors(diagnostics)) return refused(diagnostics);
  const model = lower(value);
  if (routesOf(model) !== routesOf(before.model)) return refused([]);
  return { compiled: { ...before, program: value, model, diagnostics, sources: value.sources }, edits };
}

function findEdits(
  { program, model }: CompiledContract,
  { kind, from, to }: RenameRequest,
): readonly TextEdit[] | Diagnostic {
  if (!isRenameName(kind, to)) return report(renameInvalid, { kind, name: to, rule: nameRule(kind) });
  const target = findRename(program, kind, from, to);
  switch (target.kind) {
    case 'unknown':
      return report(renameUnknown, { kind, name: from, suggestion: didYouMean(from, new Set(target.names)) });
    case 'ambiguous': {
      const names = target.names.map((name) => `"${name}"`).join(' or ');
      return report(renameAmbiguous, { name: from, names });
    }
    case 'found': {
      const isTaken = kind === 'group' && groupKey(from) !== groupKey(to) && hasGroup(model, to);
      return isTaken ? report(renameGroupTaken, { name: to }) : target.edits;
    }
  }
}

function nameRule(kind: RenameKind): string {
  return kind === 'group'
    ? 'Write names of letters, digits, "_" and "-", joined by "/".'
    : 'Write letters, digits and "_", with no digit in front.';
}

function hasGroup(model: ServiceModel, name: string): boolean {
  return model.groups.some(({ group, routes }) =>
    [group, ...routes.map((route) => route.group)].some((each) => groupKey(each) === groupKey(name)),
  );
}

/** The files of the contract that the edits change, as they will be, by their absolute path. */
function editedTexts(
  { program, folder }: CompiledContract,
  edits: readonly TextEdit[],
): ReadonlyMap<string, string> {
  const edited = new Set(edits.map(({ span }) => span.file));
  return new Map(
    program.files
      .filter(({ source }) => edited.has(source.path))
      .map(({ source: { path, text } }) => [resolvePath(folder, path), applyEdits(path, text, edits)]),
  );
}

/** What a rename must not change: a name that reads as something else would. */
function routesOf(model: ServiceModel): string {
  const routes = model.groups.map((group) => group.routes.map(({ method, path }) => [method, path]));
  return JSON.stringify([routes, model.types.length]);
}
