import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger } from '@nestjs/common';
import type { Job } from 'bullmq';
import { Handlers, type QueueName } from '#platform';

/** Hands the jobs of one queue to their handlers, one at a time. */
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

@Processor('push')
export class PushProcessor extends QueueProcessor {
  protected readonly queueName = 'push';

  constructor(handlers: Handlers) {
    super(handlers);
  }
}

/** A file of hundreds of thousands of rows keeps its worker busy for most of a minute. */
@Processor('imports', { lockDuration: 120_000 })
export class ImportsProcessor extends QueueProcessor {
  protected readonly queueName = 'imports';

  constructor(handlers: Handlers) {
    super(handlers);
  }
}

@Processor('upkeep')
export class UpkeepProcessor extends QueueProcessor {
  protected readonly queueName = 'upkeep';

  constructor(handlers: Handlers) {
    super(handlers);
  }
}
