import { defineDiagnostic } from '../../diagnostics/definition.ts';

/** The file for a new contract is taken. */
export const apiFileTaken = defineDiagnostic({
  code: 'api-file-taken',
  severity: 'error',
  message:
    'The file "{path}" exists already, and a contract is never overwritten. Name another file with "--api", or leave the option out.',
  explanation:
    'With "--api" a contract is written once; from then on it is yours to change. Tables that come later get a contract of their own: "apigen model mysql --table orders --api orders.api".',
});

/** The file for a new contract cannot be one. */
export const apiFileUnfit = defineDiagnostic({
  code: 'api-file-unfit',
  severity: 'error',
  message: '"{path}" cannot be the contract: {reason}. Name a file such as "{example}".',
  explanation:
    'A contract is a file that ends in ".api". Inside a project it must lie in the project, so that the contract of the service can import it.',
});

/** Columns whose values a list may not be able to show. */
export const apiIntegerWide = defineDiagnostic({
  code: 'api-integer-wide',
  severity: 'warning',
  message:
    'Routes answer 500 for rows with more than 9007199254740991 in {columns}, because 64-bit integers are numbers to the program. If there may be such rows, run this with "--int64 bigint", or set the column to "string" in "database.types".',
  explanation:
    'A number holds integers up to 2^53 - 1 exactly; what is larger is refused when it is read, never rounded. Snowflake ids, hashes and nanoseconds are larger. "--int64 bigint" changes all 64-bit integers of the service. { "types": { "events.id": "string" } } in the section "database" of apigen.json changes one column: its field in the contract is then a string of digits. Columns that the database numbers from 1 on are not named.',
});
