import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpError } from './errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The fields of this route's form that are files, and how many files each may hold. */
    uploads?: Readonly<Record<string, number>>;
  }
}

/**
 * A file that a client sent. It lies in a folder for temporary files and is gone when the response
 * is sent: copy or move it to keep it.
 */
export class UploadedFile {
  /** As the client calls it, without folders. Never use it as a path. */
  readonly name: string;
  /** The media type that the client claims. */
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  readonly path: string;

  constructor(
    { filename, mimetype }: Pick<MultipartFile, 'filename' | 'mimetype'>,
    path: string,
    size: number,
  ) {
    this.name = basename(filename.replaceAll('\\', '/'));
    this.type = mimetype;
    this.size = size;
    this.path = path;
  }

  stream(): ReadStream {
    return createReadStream(this.path);
  }

  bytes(): Promise<Buffer> {
    return readFile(this.path);
  }
}

const mostTexts = 1_000;

/**
 * Receives forms with files on the routes that declare some. Files go to the disk as they arrive,
 * and the whole form is held to the limit of the route's body.
 */
export async function useUploads(app: FastifyInstance): Promise<void> {
  await app.register(multipart);
  app.addHook('preValidation', (request, reply, done) => {
    const { uploads } = request.routeOptions.config;
    if (uploads !== undefined && request.isMultipart()) {
      receive(request, reply, uploads).then(() => done(), done);
    } else if (uploads !== undefined) {
      done(new HttpError(415, 'Send the form as "multipart/form-data".'));
    } else {
      done(request.isMultipart() ? new HttpError(415, 'This route takes no files.') : undefined);
    }
  });
}

/**
 * Answers of the platform and of the parser of forms, and failures of the disk; the rest is what a
 * client did.
 */
function isExplained(error: unknown): boolean {
  return error instanceof Error && ('statusCode' in error || 'syscall' in error);
}

type Uploads = Readonly<Record<string, number>>;

async function receive(
  request: FastifyRequest,
  reply: FastifyReply,
  uploads: Uploads,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'upload-'));
  const remove = (): void =>
    void rm(folder, { recursive: true, force: true }).catch(() => undefined);
  reply.raw.once('close', remove);
  try {
    request.body = await readParts(request, uploads, folder);
  } catch (error) {
    // The rest of the form is let go, so that its sender gets to read the answer.
    request.raw.unpipe();
    request.raw.resume();
    void reply.header('connection', 'close');
    throw isExplained(error) ? error : new HttpError(400, 'The form is broken or incomplete.');
  } finally {
    if (reply.raw.closed) remove();
  }
}

async function readParts(
  request: FastifyRequest,
  uploads: Uploads,
  folder: string,
): Promise<Record<string, unknown>> {
  const { bodyLimit } = request.routeOptions;
  const budget = new Budget(bodyLimit);
  budget.expect(Number(request.headers['content-length'] ?? 0));
  const files = Object.values(uploads).reduce((sum, most) => sum + most, 0);
  const limits = { fileSize: bodyLimit, fieldSize: bodyLimit, files, fields: mostTexts };
  const values = new Map<string, unknown[]>();
  let count = 0;
  for await (const part of request.parts({ limits })) {
    const list = values.get(part.fieldname) ?? [];
    const name = part.fieldname.replace(/\[\]$/, '');
    const most = Object.hasOwn(uploads, name) ? (uploads[name] ?? 0) : 0;
    if (part.type === 'file') {
      // A browser sends a field without a chosen file as a file without a name.
      const isWanted = most > 0 && part.filename !== '';
      const path = join(folder, String((count += 1)));
      const size = await store(part, path, budget);
      if (!isWanted) continue;
      if (list.length >= most)
        throw mistake(name, most === 1 ? 'must be one file' : `must be at most ${most} files`);
      list.push(new UploadedFile(part, path, size));
    } else {
      if (most > 0 && part.value !== '') throw mistake(name, 'must be a file');
      budget.spend(Buffer.byteLength(String(part.value)));
      list.push(String(part.value));
    }
    values.set(part.fieldname, list);
  }
  return Object.fromEntries(
    [...values].map(([name, list]) => [name, list.length === 1 ? list[0] : list]),
  );
}

async function store(part: MultipartFile, path: string, budget: Budget): Promise<number> {
  let size = 0;
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, next) => {
      try {
        size += chunk.length;
        budget.spend(chunk.length);
        next(null, chunk);
      } catch (error) {
        next(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
  await pipeline(part.file, counted, createWriteStream(path));
  return size;
}

function mistake(name: string, detail: string): HttpError {
  const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return new HttpError(400, 'The request has one error.', {
    errors: [{ in: 'body', pointer, detail }],
  });
}

/** What a form may hold, all parts together. */
class Budget {
  readonly #limit: number;
  #spent = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Refuses a form that says itself that it is too large; its frame around the parts is small. */
  expect(length: number): void {
    if (length > this.#limit + mostTexts * 1_024) throw tooLarge();
  }

  spend(length: number): void {
    this.#spent += length;
    if (this.#spent > this.#limit) throw tooLarge();
  }
}

function tooLarge(): HttpError {
  return new HttpError(413, 'The form is too large.');
}
