import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HttpError } from './errors.ts';
import { FormBudget } from './form-budget.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * The fields of this route's form that are files, and how many files each may hold; none where
     * the form has texts alone. Only routes that have this take multipart forms.
     */
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

  /** In logs and the like: what it is, not where it lies. */
  toJSON(): { name: string; type: string; size: number } {
    return { name: this.name, type: this.type, size: this.size };
  }
}

const mostTexts = 1_000;

/**
 * Receives multipart forms on the routes that declare fields of a form. Files go to the disk as
 * they arrive, and the whole form is held to the limit of the route's body.
 */
export async function useUploads(app: FastifyInstance): Promise<void> {
  await app.register(multipart);
  app.addHook('preValidation', (request, reply, done) => {
    const { uploads } = request.routeOptions.config;
    if (uploads !== undefined && request.isMultipart()) {
      receive(request, reply, uploads).then(() => done(), done);
    } else if (takesFiles(uploads)) {
      done(new HttpError(415, 'Send the form as "multipart/form-data".'));
    } else {
      done(request.isMultipart() ? new HttpError(415, 'This route takes no form.') : undefined);
    }
  });
}

function takesFiles(uploads: Uploads | undefined): boolean {
  return uploads !== undefined && Object.keys(uploads).length > 0;
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
  const folder = takesFiles(uploads) ? await mkdtemp(join(tmpdir(), 'upload-')) : undefined;
  const remove = (): void => {
    if (folder !== undefined) rm(folder, { recursive: true, force: true }).catch(() => undefined);
  };
  reply.raw.once('close', remove);
  try {
    // A request whose client is gone by now would never end.
    if (reply.raw.closed) throw new HttpError(400, 'The form is incomplete.');
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
  folder: string | undefined,
): Promise<Record<string, unknown>> {
  const { bodyLimit } = request.routeOptions;
  const budget = new FormBudget(bodyLimit, mostTexts);
  budget.expect(Number(request.headers['content-length'] ?? 0));
  const files = Object.values(uploads).reduce((sum, most) => sum + most, 0);
  // A form of texts may still have a place for a file, left empty; a file too many is named.
  const places = files + 1;
  const limits = { fileSize: bodyLimit, fieldSize: bodyLimit, files: places, fields: mostTexts };
  const values = new Map<string, unknown[]>();
  let count = 0;
  for await (const part of request.parts({ limits })) {
    const list = values.get(part.fieldname) ?? [];
    // A contract may call its field `files[]` itself.
    const isDeclared = Object.hasOwn(uploads, part.fieldname);
    const name = isDeclared ? part.fieldname : part.fieldname.replace(/\[\]$/, '');
    const most = Object.hasOwn(uploads, name) ? (uploads[name] ?? 0) : 0;
    if (part.type === 'file') {
      // A browser sends a field without a chosen file as a file without a name.
      const isChosen = part.filename !== '';
      // Its sender would never learn that a file was dropped, as texts that nobody declared are.
      if (isChosen && most === 0) throw mistake(name, 'takes no file');
      const isKept = isChosen && folder !== undefined;
      const path = isKept ? join(folder, String((count += 1))) : undefined;
      const size = await store(part, path, budget);
      if (path === undefined) continue;
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

/** Writes a file to the disk, or nowhere where nobody wants it. Gives its size. */
async function store(
  part: MultipartFile,
  path: string | undefined,
  budget: FormBudget,
): Promise<number> {
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
  await pipeline(part.file, counted, path === undefined ? nowhere() : createWriteStream(path));
  return size;
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, next) => next() });
}

function mistake(name: string, detail: string): HttpError {
  const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return new HttpError(400, 'The request has one error.', {
    errors: [{ in: 'body', pointer, detail }],
  });
}
