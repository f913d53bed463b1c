/** What would stand behind `findBy` or `upsertBy` and hide a method that every model has. */
export const reservedSuffixes: ReadonlySet<string> = new Set(['Id', 'Ids', 'Unique']);
