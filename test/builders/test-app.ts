import { type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DisclosureModule } from '#disclosure';
import { EnterprisesModule, ImportBatch } from '#enterprises';
import { Clock, type Config, Database, loadConfig, PlatformModule } from '#platform';
import { PoliciesModule } from '#policies';
import { Notice, Push, PushModule } from '#push';
import { testDatabase, type TestDatabase } from '../setup/database.js';

type Token<Service> = Type<Service> | (abstract new (...parameters: never[]) => Service);

/** The services of the product as one process holds them, without a server around them. */
export class TestApp {
  private constructor(
    private readonly app: INestApplicationContext,
    /** The address of its database, for other processes over the same one. */
    readonly url: string,
    private readonly own?: TestDatabase,
  ) {}

  /** Over a database of its own, which goes when it is closed. @param settings as for `open` */
  static async alone(settings: Readonly<Record<string, string>> = {}): Promise<TestApp> {
    const database = await testDatabase();
    const { app } = await TestApp.open(database.url, settings);
    return new TestApp(app, database.url, database);
  }

  /** @param url a test database; @param settings of the environment, as an operator would set them */
  static async open(url: string, settings: Readonly<Record<string, string>> = {}): Promise<TestApp> {
    const app = await NestFactory.createApplicationContext(servicesOf(testConfig(url, settings)), {
      logger: false,
      abortOnError: false,
    });
    return new TestApp(app, url);
  }

  get<Service>(type: Token<Service>): Service {
    return this.app.get<Service>(type, { strict: false });
  }

  /** Rows of a query, for looking behind the services. */
  rows<Row = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.get(Database).query<Row>(sql, parameters);
  }

  /** Number that a query answers with in its first column `n`. */
  async number(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    const [row] = await this.rows<{ n: number | string }>(sql, parameters);
    return Number(row?.n);
  }

  /** From now on it is this instant, for this process. */
  setClock(instant: string): void {
    this.get(Clock).now = () => new Date(instant);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.own?.drop();
  }
}

/** The configuration of a process that works on a test database. */
export function testConfig(url: string, settings: Readonly<Record<string, string>> = {}): Config {
  return loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: url, ...settings });
}

@Module({})
class Services {}

function servicesOf(config: Config) {
  return {
    module: Services,
    imports: [
      PlatformModule.forRoot(config, [ImportBatch, Notice, Push]),
      EnterprisesModule,
      PoliciesModule,
      PushModule,
      DisclosureModule,
    ],
  };
}
