import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
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

/** A structured JSON logger on standard error, so that standard output stays for results. */
export function createLogger(config: Pick<Config, 'logLevel'>, name: string): Logger {
  const paths = masked.flatMap((field) => [field, `*.${field}`]);
  return pino({ name, level: config.logLevel, redact: { paths, censor: '***' } }, pino.destination(2));
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

  /** Nest hands over a text or an error, sometimes an object of fields, then a detail (a stack), then its context. */
  private write(level: 'info' | 'warn' | 'error' | 'debug', message: unknown, context: unknown[]): void {
    const fields = { context: context.at(-1), detail: context.length > 1 ? context[0] : undefined };
    if (message instanceof Error) this.logger[level]({ ...fields, err: message }, message.message);
    else if (typeof message === 'string') this.logger[level](fields, message);
    else this.logger[level]({ ...fields, fields: message });
  }
}
