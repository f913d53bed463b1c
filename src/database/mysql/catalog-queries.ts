/** Which kind of server answers; the catalogues of MySQL 8 and MariaDB differ in a few columns and in how they print. */
export type ServerFlavor = 'mysql' | 'mariadb';

/** A table or view of the catalogue. */
export interface TableRow {
  readonly tableName: string;
  readonly tableType: string;
  readonly createOptions: string | null;
  readonly tableComment: string | null;
  readonly collation: string | null;
}

/** A column of the catalogue. */
export interface ColumnRow {
  readonly tableName: string;
  readonly columnName: string;
  readonly columnType: string;
  readonly isNullable: string;
  readonly columnDefault: string | null;
  readonly extra: string;
  readonly generation: string | null;
  readonly columnComment: string;
  readonly charset: string | null;
  readonly collation: string | null;
}

/** A part of an index. */
export interface IndexRow {
  readonly tableName: string;
  readonly indexName: string;
  readonly isNonUnique: number;
  readonly columnName: string | null;
  readonly direction: string | null;
  readonly prefix: number | null;
  readonly indexType: string;
  /** MySQL 8: the expression of a functional part. */
  readonly expression: string | null;
}

/** A pair of columns of a foreign key. */
export interface ForeignKeyRow {
  readonly tableName: string;
  readonly keyName: string;
  readonly columnName: string;
  readonly toSchema: string;
  readonly toTable: string;
  readonly toColumn: string;
}

/** What a foreign key does when its parent changes. */
export interface ForeignKeyRuleRow {
  readonly tableName: string;
  readonly keyName: string;
  readonly onDelete: string;
  readonly onUpdate: string;
}

/** A check constraint. */
export interface CheckRow {
  readonly tableName: string;
  readonly checkName: string;
  readonly clause: string;
}

/**
 * The questions to `information_schema`, each for all tables of one database, whose name is the only parameter. Every
 * column has an alias: MySQL 8 answers with names in capitals, MariaDB as they are asked for.
 */
export interface CatalogQueries {
  readonly tables: string;
  readonly columns: string;
  readonly indexes: string;
  readonly foreignKeys: string;
  readonly foreignKeyRules: string;
  readonly checks: string;
}

const mariadbChecks = `
  SELECT TABLE_NAME AS tableName, CONSTRAINT_NAME AS checkName, CHECK_CLAUSE AS clause
  FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?`;

const mysqlChecks = `
  SELECT t.TABLE_NAME AS tableName, t.CONSTRAINT_NAME AS checkName, c.CHECK_CLAUSE AS clause
  FROM information_schema.TABLE_CONSTRAINTS t
  JOIN information_schema.CHECK_CONSTRAINTS c
    ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME
  WHERE t.TABLE_SCHEMA = ? AND t.CONSTRAINT_TYPE = 'CHECK'`;

/** The questions for a kind of server. */
export function catalogQueries(flavor: ServerFlavor): CatalogQueries {
  return {
    tables: `
      SELECT TABLE_NAME AS tableName, TABLE_TYPE AS tableType, CREATE_OPTIONS AS createOptions,
        TABLE_COMMENT AS tableComment, TABLE_COLLATION AS collation
      FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?`,
    columns: `
      SELECT TABLE_NAME AS tableName, COLUMN_NAME AS columnName, COLUMN_TYPE AS columnType,
        IS_NULLABLE AS isNullable, COLUMN_DEFAULT AS columnDefault, EXTRA AS extra,
        GENERATION_EXPRESSION AS generation, COLUMN_COMMENT AS columnComment,
        CHARACTER_SET_NAME AS charset, COLLATION_NAME AS collation
      FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ?
      ORDER BY TABLE_NAME, ORDINAL_POSITION`,
    indexes: `
      SELECT TABLE_NAME AS tableName, INDEX_NAME AS indexName, NON_UNIQUE AS isNonUnique,
        COLUMN_NAME AS columnName, COLLATION AS direction, SUB_PART AS prefix, INDEX_TYPE AS indexType,
        ${flavor === 'mysql' ? 'EXPRESSION' : 'NULL'} AS expression
      FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ?
      ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX`,
    foreignKeys: `
      SELECT TABLE_NAME AS tableName, CONSTRAINT_NAME AS keyName, COLUMN_NAME AS columnName,
        REFERENCED_TABLE_SCHEMA AS toSchema, REFERENCED_TABLE_NAME AS toTable,
        REFERENCED_COLUMN_NAME AS toColumn
      FROM information_schema.KEY_COLUMN_USAGE
      WHERE TABLE_SCHEMA = ? AND REFERENCED_TABLE_NAME IS NOT NULL
      ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION`,
    foreignKeyRules: `
      SELECT TABLE_NAME AS tableName, CONSTRAINT_NAME AS keyName, DELETE_RULE AS onDelete,
        UPDATE_RULE AS onUpdate
      FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?`,
    checks: flavor === 'mysql' ? mysqlChecks : mariadbChecks,
  };
}

/** The answers to {@link CatalogQueries}. */
export interface CatalogRows {
  readonly tables: readonly TableRow[];
  readonly columns: readonly ColumnRow[];
  readonly indexes: readonly IndexRow[];
  readonly foreignKeys: readonly ForeignKeyRow[];
  readonly foreignKeyRules: readonly ForeignKeyRuleRow[];
  readonly checks: readonly CheckRow[];
}
