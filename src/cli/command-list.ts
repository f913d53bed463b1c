import type { Command } from './command.ts';
import { adoptCommand } from './commands/adopt.ts';
import { checkCommand } from './commands/check.ts';
import { ciCommand } from './commands/ci.ts';
import { completionCommand } from './commands/completion.ts';
import { dockerCommand } from './commands/docker.ts';
import { explainCommand } from './commands/explain.ts';
import { generateCommand } from './commands/generate.ts';
import { initCommand } from './commands/init.ts';
import { inspectCommand } from './commands/inspect.ts';
import { modelCommand } from './commands/model.ts';
import { migrateCommand } from './commands/migrate.ts';
import { newCommand } from './commands/new.ts';
import { pluginCommand } from './commands/plugin.ts';
import { templateCommand } from './commands/template.ts';
import { pruneCommand } from './commands/prune.ts';
import { renameCommand } from './commands/rename.ts';
import { statusCommand } from './commands/status.ts';
import { updateCommand } from './commands/update.ts';

/** Every command, in the order of the overview. What a command does is loaded when it runs. */
export const commands: readonly Command[] = [
  initCommand,
  newCommand,
  generateCommand,
  modelCommand,
  migrateCommand,
  updateCommand,
  checkCommand,
  inspectCommand,
  renameCommand,
  statusCommand,
  pruneCommand,
  adoptCommand,
  templateCommand,
  pluginCommand,
  dockerCommand,
  ciCommand,
  explainCommand,
  completionCommand,
];
