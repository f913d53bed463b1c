import { HostError } from './ports.ts';

/** What is on its way to streams of this process. */
export interface Printing {
  readonly write: (stream: NodeJS.WriteStream, text: string) => void;
  /** See `Terminal.flush`. */
  readonly flush: () => Promise<void>;
}

/** A reader that went away: what it does not want to hear is no failure. */
const departures: ReadonlySet<string> = new Set([
  'EPIPE',
  'ECONNRESET',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
]);

/** Begins with nothing on its way. */
export function createPrinting(): Printing {
  const open = new Set<NodeJS.WriteStream>();
  let pending = 0;
  let failure: HostError | undefined;
  let wake = (): void => undefined;
  const settle = (error?: NodeJS.ErrnoException | null): void => {
    const code = error?.code ?? '';
    if (error instanceof Error && !departures.has(code))
      failure ??= new HostError(code, 'standard output', error.message);
    pending -= 1;
    if (pending === 0) wake();
  };
  return {
    write(stream, text) {
      if (!open.has(stream)) {
        open.add(stream);
        // Every write hears of its own failure.
        stream.on('error', () => undefined);
      }
      pending += 1;
      stream.write(text, settle);
    },
    async flush() {
      if (pending > 0) await new Promise<void>((resolve) => (wake = resolve));
      if (failure === undefined) return;
      const told = failure;
      failure = undefined;
      throw told;
    },
  };
}
