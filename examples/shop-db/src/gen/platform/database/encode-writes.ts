import {
  ColumnNode,
  TableNode,
  ValueNode,
  ValuesNode,
  type ColumnUpdateNode,
  type InsertQueryNode,
  type KyselyPlugin,
  type OperationNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryResult,
  type RootOperationNode,
  type UnknownRow,
  type UpdateQueryNode,
  type ValuesItemNode,
} from 'kysely';
import type { Driver } from './driver.ts';
import type { TableIndex } from './table-index.ts';
import type { ColumnInfo } from './table.ts';

type FindColumn = (column: string) => ColumnInfo | undefined;

/** Writes values of inserts and updates of one's own by their columns, as models do: a list into a JSON column as JSON. */
export class EncodeWrites implements KyselyPlugin {
  readonly #tables: TableIndex;
  readonly #encoderOf: Driver['encoderOf'];

  constructor(tables: TableIndex, encoderOf: Driver['encoderOf']) {
    this.#tables = tables;
    this.#encoderOf = encoderOf;
  }

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    if (node.kind === 'InsertQueryNode') return this.#encodeInsert(node);
    if (node.kind === 'UpdateQueryNode') return this.#encodeUpdate(node);
    return node;
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }

  #encodeInsert(node: InsertQueryNode): InsertQueryNode {
    const find = this.#columnsOf(node.into);
    if (find === undefined) return node;
    const columns = node.columns?.map(({ column }) => find(column.name)) ?? [];
    const { values, onConflict, onDuplicateKey } = node;
    return {
      ...node,
      ...(values !== undefined &&
        ValuesNode.is(values) && {
          values: ValuesNode.create(values.values.map((item) => this.#encodeItem(item, columns))),
        }),
      ...(onConflict?.updates !== undefined && {
        onConflict: { ...onConflict, updates: this.#encodeUpdates(onConflict.updates, find) },
      }),
      ...(onDuplicateKey !== undefined && {
        onDuplicateKey: {
          ...onDuplicateKey,
          updates: this.#encodeUpdates(onDuplicateKey.updates, find),
        },
      }),
    };
  }

  #encodeUpdate(node: UpdateQueryNode): UpdateQueryNode {
    const find = this.#columnsOf(node.table);
    if (find === undefined || node.updates === undefined) return node;
    return { ...node, updates: this.#encodeUpdates(node.updates, find) };
  }

  #encodeUpdates(updates: readonly ColumnUpdateNode[], find: FindColumn): ColumnUpdateNode[] {
    return updates.map((update) => {
      const info = ColumnNode.is(update.column) ? find(update.column.column.name) : undefined;
      return info === undefined
        ? update
        : { ...update, value: this.#encodeNode(update.value, info) };
    });
  }

  #encodeItem(item: ValuesItemNode, columns: readonly (ColumnInfo | undefined)[]): ValuesItemNode {
    if (item.kind === 'PrimitiveValueListNode') {
      const values = item.values.map((value, index) => this.#encodeValue(value, columns[index]));
      return { ...item, values };
    }
    const values = item.values.map((node, index) => this.#encodeNode(node, columns[index]));
    return { ...item, values };
  }

  #encodeNode(node: OperationNode, info: ColumnInfo | undefined): OperationNode {
    if (!ValueNode.is(node) || node.immediate === true) return node;
    return ValueNode.create(this.#encodeValue(node.value, info));
  }

  #encodeValue(value: unknown, info: ColumnInfo | undefined): unknown {
    return info === undefined || value === undefined ? value : this.#encoderOf(info)(value);
  }

  #columnsOf(table: OperationNode | undefined): FindColumn | undefined {
    if (table === undefined || !TableNode.is(table)) return undefined;
    const { schema, identifier } = table.table;
    return (column) => this.#tables.find(schema?.name ?? null, identifier.name, column);
  }
}
