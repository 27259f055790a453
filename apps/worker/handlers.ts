import { Injectable } from '@nestjs/common';
import { importFileJob, Imports, refreshTagsJob, TagRegister } from '#enterprises';
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
export class RefreshTagsHandler implements JobHandler<{ version: number }> {
  constructor(private readonly tags: TagRegister) {}

  async handle(): Promise<void> {
    await this.tags.refresh();
  }
}
