import { Command } from 'commander';
import { addAudience } from './commands/audience.js';
import { addAudit } from './commands/audit.js';
import { addBackup } from './commands/backup.js';
import { addCheckup } from './commands/checkup.js';
import { addCoverage } from './commands/coverage.js';
import { addDemo } from './commands/demo.js';
import { addExport } from './commands/export.js';
import { addImport } from './commands/import.js';
import { addKeys } from './commands/keys.js';
import { addPeople } from './commands/people.js';
import { addMetrics } from './commands/metrics.js';
import { addMigrate } from './commands/migrate.js';
import { addPush } from './commands/push.js';
import { addRules } from './commands/rules.js';
import { addTags } from './commands/tags.js';

const commands = [
  addMigrate,
  addDemo,
  addImport,
  addExport,
  addTags,
  addRules,
  addAudience,
  addCoverage,
  addCheckup,
  addPush,
  addMetrics,
  addAudit,
  addBackup,
  addKeys,
  addPeople,
];

/** The command line with all commands. A wrong one is thrown as a CommanderError instead of ending the process. */
export function commandLine(): Command {
  const program = new Command('policy-push')
    .description('政策精准推送：命令行')
    .option('--json', '输出机器可读的 JSON');
  commands.forEach((add) => add(program));
  forEachCommand(program, (command) => command.exitOverride());
  return program;
}

function forEachCommand(command: Command, visit: (command: Command) => void): void {
  visit(command);
  command.commands.forEach((child) => forEachCommand(child, visit));
}
