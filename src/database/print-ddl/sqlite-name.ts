/** What a table or an index of a schema is called in SQLite, which has one schema: `auth.users`, with the dot. */
export function sqliteName(schema: string | null, name: string): string {
  return schema === null ? name : `${schema}.${name}`;
}
