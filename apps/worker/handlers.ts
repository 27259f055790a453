import { Injectable } from '@nestjs/common';
import {
  erasePersonalDataJob,
  Erasures,
  importFileJob,
  Imports,
  PersonalCopies,
  producePersonalCopyJob,
  refreshTagsJob,
  TagRegister,
} from '#enterprises';
import { Handles, type JobHandler } from '#platform';
import { Planner, planPushJob } from '#push';

@Injectable()
@Handles(planPushJob)
export class PlanPushHandler implements JobHandler<{ push: string }> {
  constructor(private readonly planner: Planner) {}

  handle({ push }: { push: string }): Promise<void> {
    return this.planner.plan(push);
  }
}

@Injectable()
@Handles(importFileJob)
export class ImportFileHandler implements JobHandler<{ batch: string }> {
  constructor(private readonly imports: Imports) {}

  handle({ batch }: { batch: string }): Promise<void> {
    return this.imports.perform(batch);
  }
}

@Injectable()
@Handles(refreshTagsJob)
export class RefreshTagsHandler implements JobHandler<{ version: number; day?: string }> {
  constructor(private readonly tags: TagRegister) {}

  async handle(): Promise<void> {
    await this.tags.refresh();
  }
}

@Injectable()
@Handles(producePersonalCopyJob)
export class ProducePersonalCopyHandler implements JobHandler<{ request: string }> {
  constructor(private readonly copies: PersonalCopies) {}

  handle({ request }: { request: string }): Promise<void> {
    return this.copies.produce(request);
  }
}

@Injectable()
@Handles(erasePersonalDataJob)
export class ErasePersonalDataHandler implements JobHandler<{ request: string }> {
  constructor(private readonly erasures: Erasures) {}

  handle({ request }: { request: string }): Promise<void> {
    return this.erasures.perform(request);
  }
}
