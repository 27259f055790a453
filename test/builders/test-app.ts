import { type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DisclosureModule } from '#disclosure';
import { EnterprisesModule, ImportBatch } from '#enterprises';
import { Clock, type Config, Database, loadConfig, PlatformModule } from '#platform';
import { PoliciesModule } from '#policies';
import { Notice, Push, PushModule } from '#push';

type Token<Service> = Type<Service> | (abstract new (...parameters: never[]) => Service);

/** The services of the product as one process holds them, without a server around them. */
export class TestApp {
  private constructor(private readonly app: INestApplicationContext) {}

  /** @param url a test database; @param settings of the environment, as an operator would set them */
  static async open(url: string, settings: Readonly<Record<string, string>> = {}): Promise<TestApp> {
    const app = await NestFactory.createApplicationContext(servicesOf(testConfig(url, settings)), {
      logger: false,
      abortOnError: false,
    });
    return new TestApp(app);
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

  close(): Promise<void> {
    return this.app.close();
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
