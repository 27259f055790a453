import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config, StartFault } from '../config.js';
import { People } from './people.js';

/** Stops every process on a database of people who were made up: in production, everybody is somebody. */
@Injectable()
export class ProductionCheck implements OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly people: People,
  ) {}

  /** @throws StartFault naming the variable */
  async onModuleInit(): Promise<void> {
    if (this.config.environment !== 'production' || !(await this.people.includeDemo())) return;
    throw new StartFault(
      '环境变量 DATABASE_URL：指向装有演示人员的数据库，生产环境不能使用，请换用新建的数据库',
    );
  }
}
