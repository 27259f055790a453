import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import { maskText } from './audit/masking.js';
import type { Config } from './config.js';

/** Fields that could hold a secret or a person; masked wherever they stand in a log line. */
const masked = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'databaseUrl',
  'redisUrl',
  'phone',
  'idNumber',
];

/** What drivers add to an error: the values of a statement, and rows in the words of PostgreSQL. */
const valued = new Set(['parameters', 'params', 'values', 'detail', 'where', 'hint']);

/** A structured JSON logger on standard error, so that standard output stays for results. */
export function createLogger(
  config: Pick<Config, 'logLevel'>,
  name: string,
  destination: DestinationStream = pino.destination(2),
): Logger {
  const paths = masked.flatMap((field) => [field, `*.${field}`]);
  const redact = { paths, censor: '***' };
  return pino(
    { name, level: config.logLevel, redact, serializers: { err: withoutValues } },
    { write: (line) => destination.write(maskedLine(line)) },
  );
}

/** An error without the values that were in hand when it happened; names of constraints and statements stay. */
function withoutValues(error: Error): object {
  const seen = pino.stdSerializers.err(error);
  const entries = Object.entries(seen).map(([key, value]) => [key, cleaned(key, value)] as const);
  return Object.fromEntries(entries);
}

function cleaned(key: string, value: unknown): unknown {
  if (valued.has(key)) return '***';
  if (key === 'driverError' || key === 'cause' || key === 'raw') return undefined;
  return value;
}

/** A line of JSON in which neither texts nor numbers hold what must not stand in a log; still JSON. */
function maskedLine(line: string): string {
  return line.replace(/"(?:[^"\\]|\\.)*"|\d{11,}/g, (part) => {
    const shown = maskText(part);
    return part.startsWith('"') || shown === part ? shown : `"${shown}"`;
  });
}

/** Lets Nest log through pino. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...context: unknown[]): void {
    this.write('info', message, context);
  }

  warn(message: unknown, ...context: unknown[]): void {
    this.write('warn', message, context);
  }

  error(message: unknown, ...context: unknown[]): void {
    this.write('error', message, context);
  }

  debug(message: unknown, ...context: unknown[]): void {
    this.write('debug', message, context);
  }

  /**
   * Nest hands over a text or an error, sometimes an object of fields, then a detail (a stack, or the text that goes
   * with the fields), then its context. Fields stand beside ours: an `err` among them is cleaned there only.
   */
  private write(level: 'info' | 'warn' | 'error' | 'debug', message: unknown, context: unknown[]): void {
    const fields = { context: context.at(-1), detail: context.length > 1 ? context[0] : undefined };
    if (message instanceof Error) this.logger[level]({ ...fields, err: message }, message.message);
    else if (typeof message === 'string') this.logger[level](fields, message);
    else this.logger[level]({ context: fields.context, ...(message as object) }, textOf(fields.detail));
  }
}

function textOf(detail: unknown): string | undefined {
  return typeof detail === 'string' ? detail : undefined;
}
