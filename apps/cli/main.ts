import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { addAudience } from './commands/audience.js';
import { addAudit } from './commands/audit.js';
import { addBackup } from './commands/backup.js';
import { addCheckup } from './commands/checkup.js';
import { addDemo } from './commands/demo.js';
import { addExport } from './commands/export.js';
import { addImport } from './commands/import.js';
import { addKeys } from './commands/keys.js';
import { addMetrics } from './commands/metrics.js';
import { addMigrate } from './commands/migrate.js';
import { addPush } from './commands/push.js';
import { addRules } from './commands/rules.js';
import { addTags } from './commands/tags.js';
import { exitCodes } from './output.js';

const program = new Command('policy-push')
  .description('政策精准推送：命令行')
  .option('--json', '输出机器可读的 JSON');
const commands = [
  addMigrate,
  addDemo,
  addImport,
  addExport,
  addTags,
  addRules,
  addAudience,
  addCheckup,
  addPush,
  addMetrics,
  addAudit,
  addBackup,
  addKeys,
];
commands.forEach((add) => add(program));
forEachCommand(program, (command) => command.exitOverride());

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
}

function forEachCommand(command: Command, visit: (command: Command) => void): void {
  visit(command);
  command.commands.forEach((child) => forEachCommand(child, visit));
}
