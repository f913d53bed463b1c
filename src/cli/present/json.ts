import { joinPath } from '../../base/path.ts';
import { positionAt } from '../../base/source.ts';
import type { Span } from '../../base/span.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Terminal } from '../../host/ports.ts';
import type { Change, Plan } from '../../workspace/plan.ts';
import type { Outcome, PlanResult, StatusResult } from '../outcome.ts';

/**
 * Prints an outcome for programs: one JSON value on standard output, nothing else. The model of `inspect` is printed as
 * it is; everything else is `{ exitCode, diagnostics, … }`. Secrets of the machine do not appear.
 */
export function presentJson(outcome: Outcome, terminal: Terminal): void {
  const { result } = outcome;
  if (result.kind === 'text') {
    terminal.out(result.text);
    return;
  }
  terminal.out(`${JSON.stringify(outcomeToJson(outcome), null, 2)}\n`);
}

function outcomeToJson(outcome: Outcome): object {
  return {
    exitCode: outcome.exitCode,
    diagnostics: outcome.diagnostics.map((diagnostic) => toJson(diagnostic, outcome)),
    ...resultFields(outcome),
  };
}

function resultFields({ result }: Outcome): object {
  switch (result.kind) {
    case 'none':
    case 'text':
      return {};
    case 'check': {
      const { contract, service, routes, types } = result;
      return { contract, service, routes, types };
    }
    case 'projects':
      return {
        projects: result.projects.map(({ directory, outcome }) => ({ directory, ...outcomeToJson(outcome) })),
      };
    case 'status':
      return statusFields(result);
    case 'migrate': {
      const { action, isDryRun, place, migrations, files, nextSteps } = result;
      return { action, dryRun: isDryRun, database: place, migrations, files, nextSteps };
    }
    case 'plan':
      return planFields(result);
  }
}

function statusFields(result: StatusResult): object {
  const { directory, service, version, generatedBy, files, nextSteps } = result;
  return {
    directory,
    service,
    version,
    generatedBy,
    contractChanged: result.isContractChanged,
    configurationChanged: result.isConfigurationChanged,
    files: files.map(({ path, ownership, state, origin }) => ({ path, class: ownership, state, origin })),
    nextSteps,
  };
}

function planFields(result: PlanResult): object {
  const { directory, service, routes, plan, isDryRun, notes, nextSteps, isCheck, diffs, affectedFiles } =
    result;
  return {
    directory,
    service,
    routes,
    dryRun: isDryRun,
    ...(isCheck === undefined ? {} : { check: isCheck }),
    changes: changesToJson(plan),
    ...(diffs === undefined ? {} : { diffs }),
    ...(affectedFiles === undefined ? {} : { affectedFiles }),
    notes,
    nextSteps,
  };
}

function changesToJson(plan: Plan): object[] {
  return plan
    .filter((change) => change.isSecret !== true)
    .map((change) => ({
      kind: change.kind,
      path: change.path,
      class: change.ownership,
      origin: change.origin,
      ...('from' in change ? { from: change.from } : {}),
      ...('conflicts' in change ? { conflicts: change.conflicts } : {}),
      ...('reason' in change ? { reason: change.reason } : {}),
      ...(change.before === undefined ? {} : { before: change.before }),
      ...(afterOf(change) === undefined ? {} : { after: afterOf(change) }),
    }));
}

function afterOf(change: Change): string | undefined {
  return 'after' in change ? change.after : undefined;
}

function toJson(diagnostic: Diagnostic, outcome: Outcome): object {
  const { code, severity, message, hint, span, related, fixes } = diagnostic;
  return {
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(span === undefined ? {} : { place: placeOf(span, outcome) }),
    related: related.map((other) => ({ message: other.message, place: placeOf(other.span, outcome) })),
    fixes: fixes.map((fix) => ({
      label: fix.label,
      edits: fix.edits.map((edit) => ({ place: placeOf(edit.span, outcome), newText: edit.newText })),
    })),
  };
}

/** The file as seen from the working directory, as in the text. */
function placeOf({ file, start, end }: Span, { sources, sourceFolder }: Outcome): object {
  const source = sources.get(file);
  const lines = source === undefined ? {} : { from: positionAt(source, start), to: positionAt(source, end) };
  return { file: joinPath(sourceFolder, file), start, end, ...lines };
}
