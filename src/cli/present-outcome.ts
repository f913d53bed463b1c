import type { Host } from '../host/ports.ts';
import type { Outcome } from './outcome.ts';

/** Prints an outcome: for a program where JSON was asked for, else for people. What prints it is loaded when it is needed. */
export async function presentOutcome(outcome: Outcome, host: Host, isJson: boolean): Promise<void> {
  if (isJson) {
    const { presentJson } = await import('./present/json.ts');
    presentJson(outcome, host.terminal);
  } else {
    const { presentText } = await import('./present/text.ts');
    await presentText(outcome, host.terminal);
  }
}
