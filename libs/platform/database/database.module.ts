import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Config, StartFault } from '../config.js';
import { Database } from './database.js';
import { Notifications } from './notifications.js';
import { probeDatabase } from './probe.js';

export type Entities = NonNullable<DataSourceOptions['entities']>;

const poolSize = 20;
const connectTimeoutMs = 5_000;

/** Connects once, refuses an unfit database, and hands out `Database` and `Notifications`. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(entities: Entities): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          inject: [Config],
          useFactory: (config: Config) => ({
            ...dataSourceOptions(config.databaseUrl),
            entities,
            retryAttempts: 0,
          }),
          dataSourceFactory: (options) => openDataSource(options as DataSourceOptions),
        }),
      ],
      providers: [Database, Notifications],
      exports: [Database, Notifications],
    };
  }
}

/** How every process connects; migrations and entities are added by the caller. */
export function dataSourceOptions(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    synchronize: false,
    logging: false,
    connectTimeoutMS: connectTimeoutMs,
    extra: { max: poolSize, options: '-c timezone=Asia/Shanghai -c jit=off' },
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
