import type { ServerFlavor } from '../../../src/database/mysql/catalog-queries.ts';

/** What answers to the dialect MySQL in this run: MariaDB, unless `APIGEN_MYSQLD` names a MySQL. */
export const mysqlFlavor: ServerFlavor = process.env['APIGEN_MYSQLD'] === undefined ? 'mariadb' : 'mysql';
