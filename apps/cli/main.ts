import 'reflect-metadata';
import { CommanderError } from 'commander';
import { exitCodes } from './output.js';
import { commandLine } from './program.js';

try {
  await commandLine().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
}
