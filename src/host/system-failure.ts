import { HostError } from './ports.ts';

/** What a file system that is none of the machine's fails with: the code that the system would give, of a path. */
export function systemFailure(code: string, path: string): HostError {
  return new HostError(code, path, `${code}: "${path}"`);
}
