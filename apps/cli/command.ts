import { hostname, userInfo } from 'node:os';
import type { Command } from 'commander';
import { AuditTrail, type Deed, type Doer, Fault } from '#platform';
import { connect, Session } from './session.js';
import { exitCodes, Output } from './output.js';

/** Adds a command to the program. */
export type AddCommand = (program: Command) => void;

/** Does a command's work with the services and tells the result. */
export type Work = (session: Session, output: Output) => Promise<void>;

/** Done to the database before the services start. */
export type Prepare = (url: string) => Promise<void>;

/** Runs work against the database (the environment's unless another is named) and turns its end into an exit code. */
export async function perform(
  command: Command,
  work: Work,
  prepare?: Prepare,
  database?: string,
): Promise<void> {
  const output = new Output(command.optsWithGlobals<{ json?: boolean }>().json ?? false);
  try {
    const connection = await connect({ ...process.env, ...(database && { DATABASE_URL: database }) });
    try {
      await prepare?.(connection.url);
      const session = await Session.open(process.env, connection.url);
      try {
        await audited(session.get(AuditTrail), command, () => work(session, output));
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

/**
 * Writes a command into the audit trail before it begins and when it has ended: what a terminal does can take hours
 * in many transactions, and whoever kills it half-way must still stand there.
 */
async function audited(trail: AuditTrail, command: Command, work: () => Promise<void>): Promise<void> {
  const deed = deedOf(command);
  await trail.record(operator(), { ...deed, outcome: 'begun' });
  try {
    await work();
    await trail.record(operator(), { ...deed, outcome: 'ok' });
  } catch (error) {
    const code = error instanceof Fault ? error.code : undefined;
    await trail.record(operator(), { ...deed, outcome: error instanceof Fault ? 'refused' : 'failed', code });
    throw error;
  }
}

/** Who sits at the terminal, as the operating system knows them. */
function operator(): Doer {
  const { username } = userInfo();
  return { kind: 'cli', id: `${username}@${hostname()}`, name: username };
}

function deedOf(command: Command): Omit<Deed, 'outcome'> {
  const names = [];
  for (let each: Command | null = command; each?.parent; each = each.parent) names.unshift(each.name());
  const details = { arguments: command.processedArgs as unknown[], options: command.opts() };
  return { action: `cli.${names.join('.')}`, details };
}
