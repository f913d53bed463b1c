import type { Decode } from '../driver.ts';
import { int64Decoder } from '../int64.ts';
import { readJson } from '../read-json.ts';
import type { ColumnInfo } from '../table.ts';
import { readPostgresArray } from './postgres-array.ts';
import { readPostgresTime } from './postgres-time.ts';
import type { ResultType } from './postgres-types.ts';

/** What is known of a column of a result. */
export interface ResultColumn {
  readonly name: string;
  readonly type: ResultType;
  /** What the models know. */
  readonly info: ColumnInfo | undefined;
}

type DecodeText = (text: string) => unknown;

/** How the texts that the server sends are read. */
export function postgresDecoder({ name, type, info }: ResultColumn): Decode | undefined {
  const kind =
    info === undefined || info.kind === 'unknown' || info.kind === 'geometry'
      ? type.kind
      : info.kind;
  const decode = valueDecoder(kind, info?.int64, name, type);
  const isArray = type.isArray || (info?.dimensions ?? 0) > 0;
  const read = isArray && kind !== 'set' ? listDecoder(decode) : decode;
  // Texts are all that arrives.
  return read === undefined ? undefined : (value) => read(String(value));
}

function listDecoder(decode: DecodeText = (text) => text): DecodeText {
  return (text) => readPostgresArray(text, decode);
}

function valueDecoder(
  kind: ColumnInfo['kind'],
  int64: ColumnInfo['int64'],
  name: string,
  type: ResultType,
): DecodeText | undefined {
  switch (kind) {
    case 'boolean':
      return (text) => text === 't' || text === '1' || text === 'true';
    case 'integer':
    case 'float':
      return Number;
    case 'int64':
    case 'uint64':
      return int64Decoder(int64, name);
    case 'datetime':
      return readPostgresTime;
    case 'json':
      return (text) => readJson(text, name);
    case 'set':
      return (text) =>
        type.isArray ? readPostgresArray(text, (word) => word) : text === '' ? [] : text.split(',');
    case 'bytes':
      return readBytes;
    case 'point':
      return readPoint;
    case 'vector':
      return (text) => readJson(text, name);
    case 'decimal':
    case 'text':
    case 'uuid':
    case 'date':
    case 'time':
    case 'interval':
    case 'enum':
    case 'bits':
    case 'geometry':
    case 'unknown':
      return undefined;
  }
}

function readBytes(text: string): Buffer {
  return Buffer.from(text.slice(2), 'hex');
}

function readPoint(text: string): { x: number; y: number } {
  const [x, y] = text.slice(1, -1).split(',');
  return { x: Number(x), y: Number(y) };
}
