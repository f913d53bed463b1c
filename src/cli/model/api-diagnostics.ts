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
