import type { AlterTableCmd, Node } from 'libpg-query';
import type { Draft, DraftColumn, DraftTable, Place } from './draft.ts';
import { hasColumns } from './draft-names.ts';
import { readType } from './read-column.ts';
import { sequenceOf } from './sequence-of.ts';
import { writtenExpression } from './written-expression.ts';

/** `ALTER TABLE … ALTER COLUMN`. Everything else is passed over. */
export function alterColumn(command: AlterTableCmd, table: DraftTable, draft: Draft, place: Place): void {
  const change = changeOf(command, table, draft, place);
  if (change === undefined) return;
  const name = command.name ?? '';
  if (!hasColumns(table, [name], 'a change of it', draft, place)) return;
  table.columns = table.columns.map((column) => (column.name === name ? { ...column, ...change } : column));
}

function changeOf(
  { name = '', subtype, def }: AlterTableCmd,
  table: DraftTable,
  draft: Draft,
  place: Place,
): Partial<DraftColumn> | undefined {
  switch (subtype) {
    case 'AT_ColumnDefault':
      return {
        default: writtenExpression(def, place),
        ...(isOfOwnSequence(def, table, name) ? {} : { identity: null }),
      };
    case 'AT_SetNotNull':
      return { isNotNull: true };
    case 'AT_DropNotNull':
      return { isNotNull: false };
    case 'AT_AlterColumnType':
      return def !== undefined && 'ColumnDef' in def
        ? { type: readType(def.ColumnDef.typeName, draft) }
        : undefined;
    case 'AT_AddIdentity':
      return { identity: identityOf(def) ?? 'by-default', isNotNull: true, default: undefined };
    case 'AT_SetIdentity': {
      const identity = identityOf(def);
      return identity === undefined ? undefined : { identity };
    }
    case 'AT_DropIdentity':
      return { identity: null };
    case 'AT_DropExpression':
      return { generated: undefined };
    case 'AT_SetExpression':
      return def === undefined
        ? undefined
        : { generated: { kind: 'stored', expression: writtenExpression(def, place) } };
    default:
      return undefined;
  }
}

/** Whether a default counts the sequence that `serial` made: only then does the column stay one of its numbers. */
function isOfOwnSequence(def: Node | undefined, table: DraftTable, column: string): boolean {
  return def !== undefined && sequenceOf(def)?.split('.').at(-1) === `${table.name}_${column}_seq`;
}

function identityOf(def: Node | undefined): 'always' | 'by-default' | undefined {
  if (def === undefined) return undefined;
  if ('Constraint' in def) return def.Constraint.generated_when === 'a' ? 'always' : 'by-default';
  const options = 'List' in def ? (def.List.items ?? []) : [];
  for (const option of options) {
    if (!('DefElem' in option) || option.DefElem.defname !== 'generated') continue;
    const { arg } = option.DefElem;
    // The grammar gives the letter of the catalogue as a number.
    const code = arg !== undefined && 'Integer' in arg ? (arg.Integer.ival ?? 0) : 0;
    return String.fromCharCode(code) === 'a' ? 'always' : 'by-default';
  }
  return undefined;
}
