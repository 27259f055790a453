import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { Handlers, type QueueName } from '#platform';

/** How soon the job of a worker that died is taken up by the next one: its lock runs out, and is found to have. */
const takeOver = {
  push: { lockDuration: 10_000, stalledInterval: 5_000 },
  // An import keeps its process busy; its lock must outlast the longest time that no timer runs.
  imports: { lockDuration: 30_000, stalledInterval: 10_000 },
  upkeep: { lockDuration: 30_000, stalledInterval: 10_000 },
} as const;

/** Hands the jobs of one queue to their handlers. */
abstract class QueueProcessor extends WorkerHost {
  private readonly logger = new Logger(this.constructor.name);
  protected abstract readonly queueName: QueueName;

  constructor(private readonly handlers: Handlers) {
    super();
  }

  async process(job: Job): Promise<void> {
    try {
      await this.handlers.run(this.queueName, job.name, job.data);
    } catch (error) {
      this.logger.error(error, `job ${job.id ?? ''} failed, attempt ${job.attemptsMade + 1}`);
      throw error;
    }
  }
}

// Plans wait for each other anyway; a second one in hand hides what taking and ending a job costs.
@Processor('push', { ...takeOver.push, concurrency: 2 })
export class PushProcessor extends QueueProcessor {
  protected readonly queueName = 'push';

  constructor(handlers: Handlers) {
    super(handlers);
  }
}

@Processor('imports', takeOver.imports)
export class ImportsProcessor extends QueueProcessor {
  protected readonly queueName = 'imports';

  constructor(handlers: Handlers) {
    super(handlers);
  }
}

@Processor('upkeep', takeOver.upkeep)
export class UpkeepProcessor extends QueueProcessor {
  protected readonly queueName = 'upkeep';

  constructor(handlers: Handlers) {
    super(handlers);
  }
}
