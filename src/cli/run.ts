import { terminalText } from '../base/literal.ts';
import type { Host } from '../host/ports.ts';
import { HostError } from '../host/ports.ts';
import type { Command, CommandInput, Services } from './command.ts';
import { commands } from './command-list.ts';
import { exitCode } from './exit-code.ts';
import { hostFailure, outputFailure } from './host-failure.ts';
import { failed, type Outcome } from './outcome.ts';
import { findPackageRoot } from './package-root.ts';
import { parseArguments } from './parse-arguments.ts';
import { presentOutcome } from './present-outcome.ts';
import { readVersion } from './version.ts';

/**
 * Reads the arguments, runs the command, prints its outcome, and waits until that is out. Nothing that a command throws
 * gets past this.
 */
export async function run(argv: readonly string[], host: Host): Promise<number> {
  const code = await runArguments(argv, host);
  try {
    await host.terminal.flush();
    return code;
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return reportOutput(error, host);
  }
}

async function runArguments(argv: readonly string[], host: Host): Promise<number> {
  try {
    const version = await readVersion(host.files, findPackageRoot);
    const parsed = await parseArguments(argv, commands, version);
    switch (parsed.kind) {
      case 'text':
        host.terminal.out(parsed.text);
        return exitCode.done;
      case 'mistake':
        await presentOutcome(failed(exitCode.usage, [parsed.diagnostic]), host, argv.includes('--json'));
        return exitCode.usage;
      case 'command':
        return await runCommand(parsed.command, parsed.input, {
          host,
          version,
          packageRoot: findPackageRoot(),
          commands,
        });
    }
  } catch (error) {
    return reportBug(error, argv, host);
  }
}

async function runCommand(
  command: Command,
  input: CommandInput,
  facts: Omit<Services, 'isJson'>,
): Promise<number> {
  const isJson = input.options['json'] === true;
  const outcome = await outcomeOf(command, input, { ...facts, isJson });
  await presentOutcome(outcome, facts.host, isJson);
  return outcome.exitCode;
}

async function outcomeOf(command: Command, input: CommandInput, services: Services): Promise<Outcome> {
  try {
    return await command.run(input, services);
  } catch (error) {
    // The world failed at a place where a command can do nothing about it; whatever was begun is undone already.
    if (error instanceof HostError) return failed(exitCode.environment, [hostFailure(error)]);
    throw error;
  }
}

/** What was to be said is lost; whether this can be said is a matter of where the other stream leads. */
async function reportOutput(error: HostError, host: Host): Promise<number> {
  await presentOutcome(failed(exitCode.environment, [outputFailure(error)]), host, false);
  await host.terminal.flush().catch(() => undefined);
  return exitCode.environment;
}

/** Our own mistake: said shortly and honestly, with the stack for those who asked for it. */
function reportBug(error: unknown, argv: readonly string[], host: Host): number {
  const { environment, terminal } = host;
  const message = error instanceof Error ? error.message : String(error);
  const isDebug = (environment.variable('APIGEN_DEBUG') ?? '') !== '';
  const stack = isDebug && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  terminal.error(
    [
      'This is a bug in apigen, not a mistake of yours. Your files are as they were before.',
      `  what:    ${terminalText(message.split('\n')[0] ?? '')}`,
      `  command: apigen ${terminalText(argv.join(' '))}`,
      `  node:    ${environment.nodeVersion}`,
      isDebug ? '' : 'Please report it with these lines and the contract; APIGEN_DEBUG=1 adds the stack.',
      stack,
    ]
      .filter((line) => line !== '')
      .join('\n')
      .concat('\n'),
  );
  return exitCode.bug;
}
