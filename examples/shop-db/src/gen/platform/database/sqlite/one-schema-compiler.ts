import { IdentifierNode, type SchemableIdentifierNode, SqliteQueryCompiler } from 'kysely';

/** Names tables of schemas as SQLite holds them, which has one schema: `"auth.users"` is one name with a dot. */
export class OneSchemaCompiler extends SqliteQueryCompiler {
  protected override visitSchemableIdentifier(node: SchemableIdentifierNode): void {
    const { schema, identifier } = node;
    const name = schema === undefined ? identifier.name : `${schema.name}.${identifier.name}`;
    this.visitNode(IdentifierNode.create(name));
  }
}
