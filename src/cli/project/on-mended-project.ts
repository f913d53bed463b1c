import { findProject } from '../../config/read-settings.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Host } from '../../host/ports.ts';
import { findHolder } from '../../workspace/lock.ts';
import { isTorn, recover } from '../../workspace/roll-back.ts';
import type { Services } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { failed, type Outcome } from '../outcome.ts';

/** A command that only looks finds what a killed run left. */
export const runInterrupted = defineDiagnostic({
  code: 'run-interrupted',
  severity: 'warning',
  message:
    'A run of apigen was interrupted while it wrote in "{path}", so files there are half written. The next "apigen generate" undoes that first; here you see how things stand then.',
  explanation:
    'Apigen keeps what it needs to undo an interrupted run in ".apigen/stage", and any command that writes undoes it before anything else. A command that only looks leaves the disk as it is and works on the project as it will be.',
});

/** A command that writes undid what a killed run left. */
export const runUndone = defineDiagnostic({
  code: 'run-undone',
  severity: 'hint',
  message:
    'An earlier run of apigen was interrupted while it wrote in "{path}"; what it had begun was undone first.',
  explanation:
    'A run is finished or undone, never half: what an interrupted one had begun is taken back from ".apigen/stage" by the next command that writes. What its owner changed since stays.',
});

/** How a command treats the project that it works on. */
export interface MendedUse {
  /** It writes nothing, so it sees the project as it will be once the next command has mended it. */
  readonly isReadOnly: boolean;
}

/**
 * Lets a command work on the project around the working directory as if no run had ever been interrupted there. Every
 * command that reads or writes a project comes through here before it reads anything: settings and contract may be
 * among what is half written.
 */
export async function onMendedProject(
  { isReadOnly }: MendedUse,
  services: Services,
  work: (services: Services) => Promise<Outcome>,
): Promise<Outcome> {
  const { host } = services;
  const found = await findProject(host.files, host.environment.workingDirectory);
  if (typeof found !== 'string' || !(await isTorn(host.files, found))) return work(services);
  const root = await host.files.realPath(found);
  const held = isReadOnly ? await findHolder(host, root) : await mend(host, root);
  if (held !== undefined) return failed(exitCode.environment, [held]);
  const news = report(isReadOnly ? runInterrupted : runUndone, { path: root });
  const mended = isReadOnly ? { ...services, host: await asMended(host, root) } : services;
  const outcome = await work(mended);
  return { ...outcome, diagnostics: [news, ...outcome.diagnostics] };
}

/** Whether an outcome speaks of a project that is half written. */
export function isInterrupted({ diagnostics }: Outcome): boolean {
  return diagnostics.some(({ code }) => code === runInterrupted.code);
}

async function mend(host: Host, root: string): Promise<Diagnostic | undefined> {
  const { mendProject } = await import('./apply-files.ts');
  return mendProject(host, root);
}

/** The world with the project as the next command that writes will find it. */
async function asMended(host: Host, root: string): Promise<Host> {
  const { createOverlayFileSystem } = await import('../../host/overlay-file-system.ts');
  const files = createOverlayFileSystem(host.files);
  await recover(files, root);
  return { ...host, files };
}
