import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { createPostgresBackend, runMigrations, setDefaultBackendFactory, type QueueOptions } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { Config, StartFault } from '../config.js';
import { Handlers } from './handlers.js';
import type { QueueName } from './job.js';
import { Relay } from './relay.js';

const queues: readonly QueueName[] = ['push', 'upkeep', 'imports'];
const queuePoolSize = 16;
const redisConnectMs = 3_000;

/** What all queues and workers connect through; whoever stops the application closes it last. */
export class QueueConnection {
  constructor(
    readonly options: QueueOptions['connection'],
    readonly close: () => Promise<unknown>,
  ) {}
}

@Module({
  providers: [{ provide: QueueConnection, inject: [Config], useFactory: connect }],
  exports: [QueueConnection],
})
class QueueConnectionModule {}

/**
 * BullMQ on Redis when REDIS_URL is set, otherwise on PostgreSQL. Same jobs, same handlers. Only the process
 * that works imports it: whoever wants work done writes to the outbox.
 */
@Module({
  imports: [
    DiscoveryModule,
    BullModule.forRootAsync({
      imports: [QueueConnectionModule],
      inject: [QueueConnection],
      useFactory: ({ options }: QueueConnection) => ({ connection: options }),
    }),
    BullModule.registerQueue(...queues.map((name) => ({ name }))),
  ],
  providers: [Handlers, Relay],
  exports: [Handlers, Relay, BullModule],
})
export class QueueModule {}

function connect(config: Config): QueueConnection | Promise<QueueConnection> {
  return config.redisUrl ? connectRedis(config.redisUrl) : connectPostgres(config.databaseUrl);
}

function connectPostgres(url: string): QueueConnection {
  const pool = new Pool({
    connectionString: url,
    max: queuePoolSize,
    options: '-c search_path=bullmq',
    keepAlive: true,
    application_name: 'policy-push queue',
  });
  pool.on('error', () => undefined);
  setDefaultBackendFactory(createPostgresBackend);
  return new QueueConnection(pool, () => pool.end());
}

async function connectRedis(url: string): Promise<QueueConnection> {
  setDefaultBackendFactory();
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    connectTimeout: redisConnectMs,
  });
  redis.on('error', () => undefined);
  await refuseWhenSilent(redis);
  return new QueueConnection(redis, () => redis.quit());
}

async function refuseWhenSilent(redis: Redis): Promise<void> {
  const timeout = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('ETIMEDOUT')), redisConnectMs).unref(),
  );
  try {
    await Promise.race([redis.connect().then(() => redis.ping()), timeout]);
  } catch (cause) {
    redis.disconnect();
    const reason = (cause as { code?: string }).code ?? (cause as Error).message;
    throw new StartFault(`连接不上 Redis（${reason}）：请检查 REDIS_URL 和 Redis 是否已启动`, { cause });
  }
}

/** Creates the queue's own tables in PostgreSQL (schema `bullmq`); without them `add` would hang. */
export async function migrateQueue(url: string): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1 });
  const client = await pool.connect();
  try {
    await runMigrations(client, 'bullmq');
  } finally {
    client.release();
    await pool.end();
  }
}
