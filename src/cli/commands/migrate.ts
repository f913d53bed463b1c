import { defineCommand, dryRunOption, jsonOption } from '../command.ts';

/** `apigen migrate`: changes of a database as files of SQL. */
export const migrateCommand = defineCommand({
  name: 'migrate',
  group: 'Work',
  summary: 'Change a database by files of SQL: write them, apply them, undo them',
  details:
    'A migration is a folder "migrations/<yyyymmddhhmmss>_<name>" with "up.sql" and "down.sql". "new" writes an empty one; "diff" writes the one that leads from a state to another: from the database to "schema.sql" unless told otherwise, where each side is "database", "models", "migrations" or files of DDL. "up" applies what is not applied, in order, each in a transaction where the database can, under a lock; the table apigen_migrations remembers what was applied with its checksum, and nothing is applied when an applied file was changed or is gone. "down" undoes the last one. What would destroy something is written as a comment, and not undone, without --allow-destructive. A migration that MySQL could not take back is finished with --settle. The address comes from --url, DATABASE_URL (also in .env) or the configuration of the project.',
  arguments: [
    { name: 'action', summary: 'What to do', choices: ['diff', 'new', 'up', 'down', 'status'] },
    { name: 'name', summary: 'With new and diff: what the migration is called', isOptional: true },
  ],
  options: [
    {
      name: 'url',
      value: 'url',
      summary: 'Address of the database: mysql://user@host/name, postgres://…, app.db',
    },
    {
      name: 'dialect',
      value: 'name',
      summary: 'What the files are written for, where no address tells',
      choices: ['mysql', 'postgres', 'sqlite'],
    },
    {
      name: 'folder',
      value: 'path',
      summary: 'Where migrations are; "migrations" in the project by default',
      completes: 'directory',
    },
    { name: 'from', value: 'side', summary: 'With diff: database, models, migrations or files of DDL' },
    {
      name: 'to',
      value: 'side|version',
      summary: 'With diff: the state that is wanted; with up and down: the version to stop at',
    },
    {
      name: 'allowDestructive',
      summary: 'With diff: write out what loses rows or columns; with down: undo it all the same',
    },
    {
      name: 'settle',
      value: 'how',
      summary: 'With up: finish a migration that was stopped in the middle',
      choices: ['resume', 'applied', 'undone'],
    },
    { name: 'check', summary: 'With status and diff: exit code 1 when something is to be done' },
    dryRunOption,
    jsonOption,
  ],
  examples: [
    { command: 'apigen migrate diff add_orders', meaning: 'from the database to schema.sql' },
    { command: 'apigen migrate up', meaning: 'apply what is not applied yet' },
    { command: 'apigen migrate status --check', meaning: 'in CI: is the database up to date?' },
    { command: 'apigen migrate down --to 20261121093000', meaning: 'undo everything behind a version' },
  ],
  run: async ({ arguments: { action, name }, options }, services) => {
    const { runMigrateAction } = await import('../migrate/run-migrate-action.ts');
    const { migrateActions } = await import('../migrate/migrate-request.ts');
    const { settlements } = await import('../../database/migrate/settle-migration.ts');
    const { dialects } = await import('../../database/dialect.ts');
    return runMigrateAction(
      {
        action: migrateActions.find((each) => each === action) ?? 'status',
        name,
        url: options.url,
        dialect: dialects.find((each) => each === options.dialect),
        folder: options.folder,
        from: options.from,
        to: options.to,
        settle: settlements.find((each) => each === options.settle),
        isLossAllowed: options.allowDestructive === true,
        isCheck: options.check === true,
        isDryRun: options.dryRun === true,
      },
      services,
    );
  },
});
