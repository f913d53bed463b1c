import { STATUS_CODES, validateHeaderName, validateHeaderValue } from 'node:http';

/** One thing that is wrong with a request, and where. */
export interface ProblemDetail {
  readonly in?: 'path' | 'query' | 'header' | 'body';
  /** JSON Pointer into that part: `/address/street`. */
  readonly pointer?: string;
  readonly detail: string;
}

/** An RFC 9457 problem. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance: string;
  readonly requestId: string;
  readonly errors?: readonly ProblemDetail[];
}

/** What an {@link HttpError} may say besides its status and detail. */
export interface HttpErrorOptions {
  /** A URI that names the kind of problem; `about:blank` says that the status tells everything. */
  readonly type?: string;
  readonly title?: string;
  readonly errors?: readonly ProblemDetail[];
  readonly headers?: Readonly<Record<string, string>>;
  /** For the log only, never sent. */
  readonly cause?: unknown;
}

/**
 * An error that the client may see. Everything else that logic throws is logged and answered 500
 * without its message, and so is an error that HTTP has no such status or header for.
 */
export class HttpError extends Error {
  readonly statusCode: number;
  readonly type: string;
  readonly title: string;
  readonly errors: readonly ProblemDetail[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(statusCode: number, detail = '', options: HttpErrorOptions = {}) {
    if (!Number.isInteger(statusCode) || statusCode < 300 || statusCode > 599)
      throw new RangeError(`${statusCode} is no status of an error.`);
    // Node would notice when the response is on its way, and that is too late for a good answer.
    for (const [name, value] of Object.entries(options.headers ?? {})) {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    }
    super(detail, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'HttpError';
    this.statusCode = statusCode;
    this.type = options.type ?? 'about:blank';
    this.title = options.title ?? STATUS_CODES[statusCode] ?? 'Error';
    this.errors = options.errors ?? [];
    this.headers = options.headers ?? {};
  }
}
