import type { Command } from 'commander';
import { connect, Session } from './session.js';
import { exitCodes, Output } from './output.js';

/** Adds a command to the program. */
export type AddCommand = (program: Command) => void;

/** Does a command's work with the services and tells the result. */
export type Work = (session: Session, output: Output) => Promise<void>;

/** Done to the database before the services start. */
export type Prepare = (url: string) => Promise<void>;

/** Runs work against the database and turns its end into an exit code. */
export async function perform(command: Command, work: Work, prepare?: Prepare): Promise<void> {
  const output = new Output(command.optsWithGlobals<{ json?: boolean }>().json ?? false);
  try {
    const connection = await connect(process.env);
    try {
      await prepare?.(connection.url);
      const session = await Session.open(process.env, connection.url);
      try {
        await work(session, output);
      } finally {
        await session.close();
      }
    } finally {
      await connection.close();
    }
  } catch (error) {
    output.fault(error);
    process.exitCode = exitCodes.failed;
  }
}
