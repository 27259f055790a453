import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { EnterprisesModule, ImportBatch, PopulationWatch } from '#enterprises';
import { type Config, PlatformModule, QueueModule } from '#platform';
import { PoliciesModule } from '#policies';
import { Notice, Push, PushModule } from '#push';
import { AuditForwarding } from './audit-forwarding.js';
import { AuditKeeper } from './audit-keeper.js';
import { AuditUpkeep } from './audit-upkeep.js';
import { Forgetter } from './forgetter.js';
import {
  ErasePersonalDataHandler,
  ImportFileHandler,
  PlanPushHandler,
  ProducePersonalCopyHandler,
  RefreshTagsHandler,
} from './handlers.js';
import { ImportsProcessor, PushProcessor, UpkeepProcessor } from './processors.js';
import { Sweeper } from './sweeper.js';

const handlers = [
  PlanPushHandler,
  ImportFileHandler,
  RefreshTagsHandler,
  ProducePersonalCopyHandler,
  ErasePersonalDataHandler,
];
const processors = [PushProcessor, ImportsProcessor, UpkeepProcessor];

@Module({})
export class WorkerModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot(config, [ImportBatch, Notice, Push]),
        EnterprisesModule,
        PoliciesModule,
        PushModule,
        QueueModule,
        ScheduleModule.forRoot(),
      ],
      providers: [
        ...handlers,
        ...processors,
        AuditForwarding,
        AuditKeeper,
        AuditUpkeep,
        PopulationWatch,
        Forgetter,
        Sweeper,
      ],
    };
  }
}
