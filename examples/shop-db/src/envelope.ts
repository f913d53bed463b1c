import type { Envelope } from './gen/platform/envelope.ts';

/** How errors look to clients: RFC 9457 problem details. Successful bodies are sent as they are. */
export const envelope: Envelope = {
  errorType: 'application/problem+json',
  error: (problem) => problem,
};
