import { isNetworkError } from '../connection-errors.ts';
import type { DatabaseErrorFacts, DatabaseErrorKind } from '../database-error.ts';

/** Numbers of MySQL and MariaDB, by what they mean. The words that the driver gives them are wrong on MariaDB. */
const numbers: Readonly<Record<string, readonly number[]>> = {
  unique: [1022, 1062, 1169, 1586],
  'foreign-key': [1216, 1217, 1451, 1452, 1834],
  'not-null': [1048, 1138, 1263, 1364],
  check: [3819, 4025],
  'too-long': [1162, 1406],
  'out-of-range': [1264, 1441, 1690],
  // 1267, 1270 and 1271: a text was compared with a column whose character set has not all of its signs.
  'invalid-value': [1265, 1267, 1270, 1271, 1292, 1366, 1367, 1411, 1525, 3140, 3141],
  deadlock: [1020, 1213, 1614],
  lock: [1205, 3572],
  timeout: [1317, 1969, 3024],
  connection: [1040, 1053, 1077, 1079, 1203, 1226, 1927, 2006, 2013],
  denied: [1044, 1045, 1142, 1143, 1227, 1370, 1698, 1820, 3118],
  missing: [1049, 1051, 1054, 1146, 1305],
  'read-only': [1036, 1290, 1792, 1836],
} satisfies Partial<Record<DatabaseErrorKind, readonly number[]>>;

const kinds = new Map(
  Object.entries(numbers).flatMap(
    ([kind, list]) => list.map((number) => [number, kind as DatabaseErrorKind] as const), // the names of the members are kinds
  ),
);

/** With these the server has rolled back the whole transaction, not the statement alone. */
const rollsBack = new Set([1020, 1213, 1614]);

/** What an error of mysql2 means. */
export function describeMysqlError(error: unknown): DatabaseErrorFacts {
  if (!(error instanceof Error)) return { kind: 'other' };
  const number = 'errno' in error && typeof error.errno === 'number' ? error.errno : 0;
  const word = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const isFatal = 'fatal' in error && error.fatal === true;
  const kind = kinds.get(number);
  if (kind === undefined) {
    const isLost = isFatal || isNetworkError(word) || word.startsWith('PROTOCOL_');
    return {
      kind: isLost ? 'connection' : 'other',
      code: number > 0 ? String(number) : word,
      endsTransaction: isLost,
    };
  }
  return {
    kind,
    code: String(number),
    ...namesIn(kind, error.message),
    endsTransaction: isFatal || kind === 'connection' || rollsBack.has(number),
  };
}

/** The server names keys and columns in its sentences only. What stands in front may hold any value, so the end counts. */
function namesIn(
  kind: DatabaseErrorKind,
  message: string,
): Pick<DatabaseErrorFacts, 'key' | 'table' | 'columns'> {
  if (kind === 'unique') {
    const name = /for key '([^']+)'[^']*$/.exec(message)?.[1];
    if (name === undefined) return {};
    // MySQL puts the table in front: "users.email".
    const dot = name.indexOf('.');
    return dot < 0 ? { key: name } : { table: name.slice(0, dot), key: name.slice(dot + 1) };
  }
  if (kind === 'foreign-key' || kind === 'check') {
    const key =
      /CONSTRAINT `([^`]+)`/.exec(message)?.[1] ?? /constraint '([^']+)'/i.exec(message)?.[1];
    return key === undefined ? {} : { key };
  }
  if (kind === 'not-null' || kind === 'too-long' || kind === 'out-of-range') {
    const column = /(?:Column|column|Field) '([^']+)'/.exec(message)?.[1];
    return column === undefined ? {} : { columns: [column] };
  }
  return {};
}
