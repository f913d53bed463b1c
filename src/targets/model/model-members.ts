/** What would stand behind `findBy` and hide a method that every model has. */
export const reservedSuffixes: ReadonlySet<string> = new Set(['Id', 'Ids', 'Key', 'Keys', 'Unique']);

/** Methods that every model has and that relations must not hide; those begin with `load`. */
export const reservedMethods: ReadonlySet<string> = new Set(['load', 'loadChildren', 'loadParents']);
