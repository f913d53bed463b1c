import { defineCommand, dryRunOption, jsonOption } from '../command.ts';

/** `apigen model`: typed models of the tables of a database. */
export const modelCommand = defineCommand({
  name: 'model',
  group: 'Work',
  summary: 'Make typed models of the tables of a database, live or from its DDL',
  details:
    'Inside a project it writes a model for each table to src/gen/model and a class of yours to src/model, adds the driver to package.json, and gives every logic ctx.db and ctx.models. Outside of one, --out says where the models go. The tables are kept in .apigen/database.json, so that "apigen generate" needs no database afterwards. The address comes from --url, DATABASE_URL (also in .env) or the configuration of the project; a password is never printed or written.',
  arguments: [
    {
      name: 'source',
      summary: 'Where the tables are',
      choices: ['mysql', 'postgres', 'sqlite', 'ddl'],
    },
    {
      name: 'files',
      summary:
        'With ddl: the files or folders of migrations to read, in the order in which a server would run them',
      isRepeated: true,
      completes: 'file',
    },
  ],
  options: [
    {
      name: 'table',
      value: 'patterns',
      summary: `Which tables, such as users,'order_*','!order_tmp'; all by default`,
    },
    { name: 'url', value: 'url', summary: 'Address of the database: mysql://user@host/name, postgres://…' },
    { name: 'schema', value: 'name', summary: 'Schema (PostgreSQL) or database (MySQL) of the tables' },
    { name: 'file', value: 'path', summary: 'With sqlite: the file of the database', completes: 'file' },
    {
      name: 'dialect',
      value: 'name',
      summary: 'With ddl: what the files are written for',
      choices: ['mysql', 'postgres', 'sqlite'],
    },
    { name: 'cache', summary: 'Cache rows of these tables by their keys' },
    { name: 'ttl', value: 'time', summary: 'With --cache: for how long, such as 1h' },
    {
      name: 'softDelete',
      value: 'column',
      summary: 'The column that marks deleted rows; false for none. Found by its name by default',
    },
    {
      name: 'versionColumn',
      value: 'column',
      summary: 'The column that counts the versions of a row; false for none. Found by its name by default',
    },
    {
      name: 'naming',
      value: 'style',
      summary: 'Call properties as their columns, or in camel case',
      choices: ['column', 'camel'],
    },
    {
      name: 'int64',
      value: 'type',
      summary: 'What 64-bit integers are to the program',
      choices: ['number', 'bigint', 'string'],
    },
    { name: 'readOnly', summary: 'Make models of these tables that only read' },
    {
      name: 'out',
      value: 'path',
      summary: 'Write the models into this folder, without a service around them',
      completes: 'directory',
    },
    {
      name: 'api',
      value: 'file',
      summary: 'Write a contract that lists, shows, adds, changes and deletes rows, and its logic too',
      completes: 'file',
    },
    { name: 'noInstall', summary: 'With --api outside of a project: do not install the packages' },
    { name: 'skipGit', summary: 'With --api outside of a project: do not make a git repository' },
    { name: 'diff', summary: 'Show what changes inside the files' },
    dryRunOption,
    jsonOption,
  ],
  examples: [
    {
      command: 'apigen model mysql --table users,orders',
      meaning: 'two tables of the database that DATABASE_URL names',
    },
    {
      command: 'apigen model ddl schema.sql --dialect postgres',
      meaning: 'every table of a file, without a server',
    },
    {
      command: 'apigen model sqlite --file shop.db --api shop.api',
      meaning: 'from tables to a running REST service',
    },
    { command: 'apigen model sqlite --file app.db --out src', meaning: 'models alone, without a service' },
  ],
  run: async (input, services) => {
    const { makeModels } = await import('../model/make-models.ts');
    const { onMendedProject } = await import('../project/on-mended-project.ts');
    const { source, files = [] } = input.arguments;
    return onMendedProject({ isReadOnly: input.options.dryRun === true }, services, (mended) =>
      makeModels({ ...input.options, source, files }, mended),
    );
  },
});
