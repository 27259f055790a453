import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Populations, PrivacyNotices } from '#enterprises';
import { type Config, createLogger, Handlers, NestLogger, QueueConnection, Relay } from '#platform';
import { CatalogueSync } from '#policies';
import { jobs } from './jobs.js';
import { WorkerModule } from './worker.module.js';

/** A worker at work. */
export interface RunningWorker {
  readonly app: INestApplicationContext;
  stop(): Promise<void>;
}

/** Starts taking jobs once files are in the database, every job has its handler, and the population is loaded. */
export async function startWorker(config: Config): Promise<RunningWorker> {
  const logger = new NestLogger(createLogger(config, 'worker'));
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), {
    logger,
    abortOnError: false,
  });
  const connection = app.get(QueueConnection, { strict: false });
  const stop = async (): Promise<void> => {
    await app.close();
    await connection.close();
  };
  try {
    app.get(Handlers).register(jobs);
    await app.get(CatalogueSync).run();
    await app.get(PrivacyNotices).publish();
    await app.get(Populations).current();
    await app.get(Relay).start(jobs);
    return { app, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
