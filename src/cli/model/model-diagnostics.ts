import { quotedList } from '../../base/quoted-list.ts';
import { didYouMean } from '../../base/suggest.ts';
import { columnTypeUnknown } from '../../database/connect-diagnostics.ts';
import { defineDiagnostic, report } from '../../diagnostics/definition.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { ModelProblem } from '../../targets/model/model-problem.ts';

/** Two tables whose models would have one name. */
export const modelNameTaken = defineDiagnostic({
  code: 'model-name-taken',
  severity: 'error',
  message:
    'The tables "{first}" and "{second}" would both give the model "{name}". Give one of them another name in the setting "database.renames", or leave it out.',
  explanation:
    'Names of tables become names of files and classes, where case and separators do not count: "user_roles" and "UserRoles" are one. A rename such as { "user_roles": "role_of_user" } changes the model alone, never the database.',
});

/** Two columns whose properties would have one name. */
export const modelPropertyTaken = defineDiagnostic({
  code: 'model-property-taken',
  severity: 'error',
  message:
    'The columns "{first}" and "{second}" of "{table}" would both be the property "{name}". Give one of them another name in the setting "database.renames".',
  explanation:
    'With the naming "camel" columns such as "created_at" and "createdAt" become one property. A rename such as { "users.createdAt": "createdAtOld" } settles it; so does the naming "column".',
});

/** A pattern of a setting that matches nothing. */
export const modelPatternUnmatched = defineDiagnostic({
  code: 'model-pattern-unmatched',
  severity: 'warning',
  message: 'Nothing matches "{pattern}" in the setting "database.{setting}".{suggestion}',
  explanation:
    'Patterns are names of tables ("users", "order_*", "auth.users") or columns ("users.email", "*.email"), and for types also types of the database ("decimal(*)"). One that matches nothing is misspelt or left over.',
});

/** A type that the values of a column cannot be read as. */
export const modelTypeImpossible = defineDiagnostic({
  code: 'model-type-impossible',
  severity: 'error',
  message:
    'Values of the column "{column}" ({sql}) cannot be read as "{type}". Possible are {possible}, or a type of a module of yours.',
  explanation:
    'A word as a type changes how values are read and written, which is only possible where it loses nothing that the database keeps. A type of a module ({ "type": "Settings", "from": "./src/types.ts" }) changes the type alone.',
});

/** A column that cannot be what the settings say. */
export const modelConventionImpossible = defineDiagnostic({
  code: 'model-convention-impossible',
  severity: 'error',
  message: 'The column "{column}" of "{table}" cannot serve as "{setting}": {reason}.',
  explanation:
    'A version column is a whole number that is never null. A column that marks deleted rows is a time that may be null, or a flag. Neither is part of the primary key.',
});

/** Decimals that a database rounds. */
export const modelDecimalsRounded = defineDiagnostic({
  code: 'model-decimals-rounded',
  severity: 'warning',
  message:
    'SQLite keeps these decimals as doubles, which round what has more than 15 digits: {columns}. Declare them as "text" to keep every digit.',
  explanation:
    'A column that is declared as DECIMAL or NUMERIC has numeric affinity in SQLite: a text of digits becomes a number before it is stored. Declared with 15 digits at most, as in DECIMAL(12,2), nothing is lost but zeros at the end.',
});

/** What a problem of the models is to its reader. */
export function modelDiagnostic(problem: ModelProblem): Diagnostic {
  switch (problem.kind) {
    case 'table-collision': {
      const [first, second] = problem.tables;
      return report(modelNameTaken, { first, second, name: problem.name });
    }
    case 'column-collision': {
      const [first, second] = problem.columns;
      return report(modelPropertyTaken, { first, second, table: problem.table, name: problem.name });
    }
    case 'pattern-unmatched': {
      const { pattern, setting, candidates } = problem;
      return report(modelPatternUnmatched, {
        pattern,
        setting,
        suggestion: didYouMean(pattern, candidates),
      });
    }
    case 'type-impossible': {
      const { column, sql, type } = problem;
      const possible = quotedList(problem.possible);
      return report(modelTypeImpossible, { column, sql, type, possible });
    }
    case 'convention-impossible': {
      const { setting, table, column, reason } = problem;
      return report(modelConventionImpossible, { setting, table, column, reason });
    }
    case 'decimals-rounded':
      return report(modelDecimalsRounded, { columns: quotedList(problem.columns) });
    case 'type-unknown':
      return report(columnTypeUnknown, { type: problem.sql, column: problem.column });
  }
}
