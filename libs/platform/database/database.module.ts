import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Config, StartFault } from '../config.js';
import { Database, sidePool } from './database.js';
import { Notifications } from './notifications.js';
import { probeDatabase } from './probe.js';

export type Entities = NonNullable<DataSourceOptions['entities']>;

const poolSize = 20;
const sidePoolSize = 4;
const connectTimeoutMs = 5_000;

/** Connects once, refuses an unfit database, and hands out `Database` and `Notifications`. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(entities: Entities): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [pool({ entities, max: poolSize }), pool({ entities, max: sidePoolSize, name: sidePool })],
      providers: [Database, Notifications],
      exports: [Database, Notifications],
    };
  }
}

function pool({ name, entities, max }: { name?: string; entities: Entities; max: number }): DynamicModule {
  return TypeOrmModule.forRootAsync({
    name,
    inject: [Config],
    useFactory: ({ databaseUrl }: Config) => ({
      ...dataSourceOptions(databaseUrl, max),
      entities,
      retryAttempts: 0,
    }),
    dataSourceFactory: (options) => openDataSource(options as DataSourceOptions),
  });
}

/** How every process connects; migrations and entities are added by the caller. */
export function dataSourceOptions(url: string, max = poolSize): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    synchronize: false,
    logging: false,
    connectTimeoutMS: connectTimeoutMs,
    extra: { max, options: '-c timezone=Asia/Shanghai -c jit=off' },
    applicationName: 'policy-push',
  };
}

/**
 * Connects and probes.
 * @throws StartFault with one line that names no credentials.
 */
export async function openDataSource(options: DataSourceOptions): Promise<DataSource> {
  const source = new DataSource(options);
  try {
    await source.initialize();
  } catch (cause) {
    throw new StartFault(`连接不上数据库（${reason(cause)}）：请检查 DATABASE_URL 和数据库是否已启动`, {
      cause,
    });
  }
  await probeDatabase((sql) => source.query(sql));
  return source;
}

function reason(cause: unknown): string {
  if (cause instanceof AggregateError) return reason(cause.errors[0]);
  const error = cause as { code?: string; message?: string };
  return error.code ?? error.message ?? '未知原因';
}
