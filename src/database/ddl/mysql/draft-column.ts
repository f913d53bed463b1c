import { report } from '../../../diagnostics/definition.ts';
import { columnTypeUnknown } from '../../connect-diagnostics.ts';
import { columnDefault } from '../../mysql/column-default.ts';
import { expressionText, type ExpressionContext } from '../../mysql/expression-text.ts';
import { isJsonCheck } from '../../mysql/json-check.ts';
import { mysqlColumnType } from '../../mysql/column-type.ts';
import { spanOf, type ApplyContext } from './apply-context.ts';
import { declaredCharacters } from './declared-characters.ts';
import { bytesPerCharacter, declaredType } from './declared-type.ts';
import type { DraftColumn, DraftTable } from './draft-table.ts';
import type { ColumnNode } from './statement.ts';

/** The column that a server makes of a declaration. `columns` are the names that its expressions may hold. */
export function draftColumn(
  context: ApplyContext,
  table: DraftTable,
  node: ColumnNode,
  columns: readonly string[],
): DraftColumn {
  const expressions: ExpressionContext = { columns, hasAnsiQuotes: context.modes.hasAnsiQuotes };
  const declared = declaredType(node.type, table.charset);
  const name = node.name.text;
  // MariaDB prints JSON as text with a check, and so do its dumps.
  const isJson =
    declared.name === 'longtext' && node.checks.some((check) => isJsonCheck(check.expression, name));
  const type = isJson ? mysqlColumnType('json') : declared;
  const characters = declaredCharacters(node.type, type, table);
  if (type.kind === 'unknown') {
    const parameters = { type: type.sql, column: `${table.name}.${name}` };
    context.diagnostics.push(report(columnTypeUnknown, parameters, { span: spanOf(context, node.type) }));
  }
  const isNumbered = node.isNumbered || node.type.words === 'serial';
  const { generated } = node;
  return {
    name,
    type: { ...type, ...(characters !== undefined && { characters }) },
    isNullable: node.isNullable ?? !isNumbered,
    default:
      node.default === undefined || generated !== undefined || isNumbered
        ? null
        : columnDefault(type, node.default, expressions),
    generated:
      generated === undefined
        ? null
        : { kind: generated.kind, expression: expressionText(generated.expression, expressions) },
    identity: isNumbered ? 'by-default' : null,
    isSetOnUpdate: node.isSetOnUpdate,
    comment: node.comment,
    isInvisible: node.isInvisible,
    bytesPerCharacter: type.kind === 'bytes' ? 1 : bytesPerCharacter(node.type.charset ?? table.charset),
  };
}
