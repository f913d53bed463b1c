/** Where the snapshot of the database stands in a project. It is committed. */
export const snapshotPath = '.apigen/database.json';
