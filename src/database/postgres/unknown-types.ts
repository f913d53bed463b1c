import { report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { columnTypeUnknown } from '../connect-diagnostics.ts';
import type { TableSchema } from '../schema.ts';

/** A warning for every column whose values are not known. */
export function unknownTypes(tables: readonly TableSchema[]): Diagnostic[] {
  return tables.flatMap((table) =>
    table.columns
      .filter(({ type }) => type.kind === 'unknown')
      .map(({ name, type }) =>
        report(columnTypeUnknown, { type: type.sql, column: `${table.name}.${name}` }),
      ),
  );
}
