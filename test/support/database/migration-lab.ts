import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { main } from '../../../src/cli/main.ts';
import type { Dialect } from '../../../src/database/dialect.ts';
import { openMigrationConnection } from '../../../src/database/migrate/open-migration-connection.ts';
import { createNodeHost } from '../../../src/host/node-host.ts';
import { repositoryRoot } from '../repository.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const entry = pathToFileURL(join(repositoryRoot, 'src/cli/main.ts')).href;

/** What a run of the command line came to. */
export interface LabRun {
  readonly exit: number;
  readonly text: string;
}

/** A folder with migrations and a real database, for the test that is running. */
export class MigrationLab {
  readonly dialect: Dialect;
  readonly url: string;
  readonly folder: string;

  constructor(dialect: Dialect, url?: string) {
    this.folder = temporaryFolder('migrate');
    this.dialect = dialect;
    this.url = url ?? join(this.folder, 'app.db');
  }

  /** Writes a migration. */
  migration(entry: string, up: string, down?: string): void {
    const folder = join(this.folder, 'migrations', entry);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'up.sql'), up);
    if (down !== undefined) writeFileSync(join(folder, 'down.sql'), down);
  }

  file(path: string, content: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  /** The text of a file of the only migration, or of the last one. */
  read(file: 'up.sql' | 'down.sql'): string {
    const last = readdirSync(join(this.folder, 'migrations')).toSorted().at(-1) ?? '';
    return readFileSync(join(this.folder, 'migrations', last, file), 'utf8');
  }

  /** Runs `apigen migrate` in this process. */
  async run(...argv: readonly string[]): Promise<LabRun> {
    const real = createNodeHost();
    let text = '';
    const exit = await main(['migrate', ...argv, '--url', this.url], {
      ...real,
      terminal: {
        out: (part) => void (text += part),
        error: (part) => void (text += part),
        flush: async () => undefined,
        ask: async () => '',
        isInteractive: false,
        colorLevel: 0,
        columns: 200,
      },
      environment: { ...real.environment, workingDirectory: this.folder, variable: () => undefined },
    });
    return { exit, text };
  }

  /** Starts `apigen migrate` as a process of its own, as somebody else on another machine would. */
  start(...argv: readonly string[]): { readonly ended: Promise<LabRun>; readonly kill: () => void } {
    const call = `import(${JSON.stringify(entry)}).then(({ main }) => main(process.argv.slice(1))).then((exit) => { process.exitCode = exit; })`;
    const args = ['--input-type=module', '-e', call, '--', 'migrate', ...argv, '--url', this.url];
    const child = spawn(process.execPath, args, { cwd: this.folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    child.stdout.on('data', (part: Buffer) => (text += part.toString()));
    child.stderr.on('data', (part: Buffer) => (text += part.toString()));
    const ended = new Promise<LabRun>((resolve) => {
      child.once('close', (code) => resolve({ exit: code ?? -1, text }));
    });
    return { ended, kill: () => void child.kill('SIGKILL') };
  }

  /** Asks the database itself. */
  async query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const { dialect, url } = this;
    const connection = await openMigrationConnection({ dialect, url, timeoutMs: 10_000, access: 'create' });
    if ('code' in connection) throw new Error(connection.message);
    try {
      return (await connection.query(sql)).map((row) => ({ ...row }));
    } finally {
      await connection.close();
    }
  }
}
