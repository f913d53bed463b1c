import mysql, { type FieldPacket } from 'mysql2';
import type { Decode } from '../driver.ts';
import { int64Decoder } from '../int64.ts';
import { readJson } from '../read-json.ts';
import { planRows, type RowPlan } from '../row-plan.ts';
import type { TableIndex } from '../table-index.ts';
import type { ColumnInfo, ValueKind } from '../table.ts';

// The package exports it in a way that Node cannot see from an ES module.
const { Types } = mysql;

const setFlag = 2048;

/** How rows of a statement are read: by what the models know of a column, else by what the server says of it. */
export function planMysqlRows(fields: readonly FieldPacket[], tables: TableIndex): RowPlan {
  return planRows(fields.map((field) => ({ name: field.name, decode: decoderOf(field, tables) })));
}

/** Whether the columns of a result are those that a plan was made for: a table may have been altered meanwhile. */
export function haveSameColumns(
  fields: readonly FieldPacket[],
  planned: readonly FieldPacket[],
): boolean {
  return (
    fields.length === planned.length &&
    fields.every((field, index) => {
      const other = planned[index];
      return (
        other !== undefined &&
        field.name === other.name &&
        field.columnType === other.columnType &&
        field.columnLength === other.columnLength &&
        field.flags === other.flags
      );
    })
  );
}

function decoderOf(field: FieldPacket, tables: TableIndex): Decode | undefined {
  const info: Pick<ColumnInfo, 'kind' | 'dimensions' | 'int64'> = (field.orgTable === ''
    ? undefined
    : tables.find(field.schema ?? null, field.orgTable, field.orgName)) ?? {
    kind: kindOfField(field),
  };
  if ((info.dimensions ?? 0) > 0) return jsonDecoder(field.name);
  return valueDecoder(info, field);
}

function valueDecoder(
  info: Pick<ColumnInfo, 'kind' | 'int64'>,
  field: FieldPacket,
): Decode | undefined {
  switch (info.kind) {
    case 'boolean':
      return readBoolean;
    case 'int64':
    case 'uint64':
      return int64Decoder(info.int64, field.name);
    case 'decimal':
      return isText(field) || field.columnType === Types.NEWDECIMAL ? undefined : String;
    case 'float':
      return field.columnType === Types.FLOAT ? shortestFloat : undefined;
    case 'date':
      return (value) => (value === '0000-00-00' ? null : value);
    case 'datetime':
      return (value) => (value instanceof Date && Number.isNaN(value.getTime()) ? null : value);
    case 'json':
      return jsonDecoder(field.name);
    case 'set':
      return (value) => (value === '' ? [] : String(value).split(','));
    case 'bits':
      return (value) => readBits(value, field.columnLength ?? 0);
    case 'vector':
      return (value) => (value instanceof Uint8Array ? readVector(value) : value);
    case 'integer':
    case 'text':
    case 'uuid':
    case 'time':
    case 'interval':
    case 'enum':
    case 'bytes':
    case 'point':
    case 'geometry':
    case 'unknown':
      return undefined;
  }
}

/** What the server's description of a column means. */
function kindOfField({ columnType, columnLength, flags, extendedFormat }: FieldPacket): ValueKind {
  if (extendedFormat === 'json') return 'json';
  switch (columnType) {
    case Types.TINY:
      return columnLength === 1 ? 'boolean' : 'integer';
    case Types.LONGLONG:
      return 'int64';
    case Types.FLOAT:
      return 'float';
    case Types.BIT:
      return columnLength === 1 ? 'boolean' : 'bits';
    case Types.DATE:
    case Types.NEWDATE:
      return 'date';
    case Types.DATETIME:
    case Types.TIMESTAMP:
      return 'datetime';
    case Types.JSON:
      return 'json';
    case Types.STRING:
      return typeof flags === 'number' && (flags & setFlag) !== 0 ? 'set' : 'text';
    default:
      return 'unknown';
  }
}

function isText({ columnType }: FieldPacket): boolean {
  return (
    columnType === Types.VAR_STRING || columnType === Types.STRING || columnType === Types.BLOB
  );
}

function readBoolean(value: unknown): boolean {
  return value instanceof Uint8Array ? value.some((byte) => byte !== 0) : Number(value) !== 0;
}

/** The decimal number that its owner wrote: the nearest double of a 4-byte 1.1 is 1.100000023841858. */
function shortestFloat(value: unknown): unknown {
  if (typeof value !== 'number' || !Number.isFinite(value)) return value;
  for (let digits = 6; digits < 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return Number(value.toPrecision(9));
}

function readBits(value: unknown, length: number): unknown {
  if (!(value instanceof Uint8Array)) return value;
  const bits = Array.from(value, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.slice(-length).padStart(length, '0');
}

function readVector(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / 4 }, (_item, index) =>
    view.getFloat32(index * 4, true),
  );
}

function jsonDecoder(name: string): Decode {
  return (value) => (typeof value === 'string' ? readJson(value, name) : value);
}
