import { join, resolve } from 'node:path';
import type { Abstract, INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createLogger, loadConfig, NestLogger, projectFolder } from '#platform';
import { startCluster } from '#platform/embedded';
import { CliModule } from './cli.module.js';

const databaseName = 'policy_push';

/** A database to work on, and how to let go of it. */
export interface Connection {
  readonly url: string;
  close(): Promise<void>;
}

/** DATABASE_URL when it is set; otherwise the embedded database, started for this command when it doesn't run. */
export async function connect(environment: NodeJS.ProcessEnv): Promise<Connection> {
  if (environment['DATABASE_URL'])
    return { url: environment['DATABASE_URL'], close: () => Promise.resolve() };
  const data = resolve(projectFolder(), environment['DATA_DIR'] || '.data');
  const cluster = await startCluster({ directory: join(data, 'postgres') });
  await cluster.createDatabase(databaseName);
  return {
    url: cluster.url(databaseName),
    close: async () => void (cluster.adopted || (await cluster.stop())),
  };
}

/** The services of the product, without a server around them. */
export class Session {
  private constructor(
    private readonly app: INestApplicationContext,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async open(environment: NodeJS.ProcessEnv, url: string): Promise<Session> {
    const config = loadConfig({
      ...environment,
      DATABASE_URL: url,
      LOG_LEVEL: environment['LOG_LEVEL'] ?? 'error',
    });
    const logger = new NestLogger(createLogger(config, 'cli'));
    const app = await NestFactory.createApplicationContext(CliModule.forRoot(config), {
      logger,
      abortOnError: false,
    });
    return new Session(app, environment);
  }

  /** The same services on another database. */
  beside(url: string): Promise<Session> {
    return Session.open(this.environment, url);
  }

  get<Service>(type: Abstract<Service>): Service {
    return this.app.get<Service>(type, { strict: false });
  }

  close(): Promise<void> {
    return this.app.close();
  }
}
