import { createHash, hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { isRecord } from './is-record.ts';

/**
 * What makes two requests the same one: the address, the headers that the route reads, and the body
 * with what lies in its files.
 */
export async function fingerprintOf(
  { url, headers, body }: FastifyRequest,
  read: readonly string[] = [],
): Promise<string> {
  const text = JSON.stringify(body ?? null, (_name, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
  const files = isRecord(body) ? Object.values(body).flat().filter(isFile) : [];
  const contents: string[] = [];
  for (const file of files) contents.push(await contentOf(file));
  return digest([url, ...read.map((name) => String(headers[name] ?? '')), text, ...contents]);
}

/** A short name for texts: others have another one. */
export function digest(parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url');
}

/** A file of a form. No body that is read from JSON has functions. */
interface FormFile {
  readonly stream: () => Readable;
}

function isFile(value: unknown): value is FormFile {
  return isRecord(value) && typeof value['stream'] === 'function';
}

async function contentOf(file: FormFile): Promise<string> {
  const content = createHash('sha256');
  await pipeline(file.stream(), content);
  return content.digest('base64url');
}
